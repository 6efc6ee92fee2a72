import ModelDiff
import ServiceModel
import TestSupport
import Testing

/// A field that moves between a type and its base type is judged by the bytes, and by the order of
/// the arguments in Swift.
struct InheritanceTests {
  private static let names = ["A", "B", "C", "D", "E"]

  private func model(_ types: [TypeDefinition]) -> ServiceModel {
    let operation = ServiceOperation(
      name: "Get", results: [Parameter(name: "Response", type: .named("Gate"))],
      soap: SOAPBinding(
        page: "Get.md", action: "urn:Get", inputElement: "Get", outputElement: "GetResponse",
        requestHeaders: [], responseHeaders: []))
    return ServiceModel(versions: [
      ServicesVersion(
        name: "Services8", namespace: "urn:8",
        services: [Service(name: "Gate", kind: .agent, operations: [operation])], types: types)
    ])
  }

  private func types(own: [String], base: [String]?) -> [TypeDefinition] {
    func complex(_ name: String, _ fields: [String], base: String? = nil) -> TypeDefinition {
      TypeDefinition(
        name: name,
        shape: .complex(
          ComplexType(base: base, fields: fields.map { Field(name: $0, type: .string) })))
    }
    guard let base else { return [complex("Gate", own)] }
    return [complex("Gate", own, base: "Thing"), complex("Thing", base)]
  }

  @Test func whatMovesIntoANewBaseFromTheFrontIsTheSameBytes() {
    let old = model(types(own: ["A", "B", "C"], base: nil))
    let new = model(types(own: ["B", "C"], base: ["A"]))
    let findings = ModelDiff(old: old, new: new).findings
    #expect(findings.map(\.rule.id).sorted() == ["base-added", "field-inherited", "type-added"])
    #expect(findings.allSatisfy { $0.effects.wire != .breaking }, "\(findings.map(\.line))")
    // The initializer has the arguments of the base type last.
    #expect(findings.contains { $0.effects.callers == .breaking })
  }

  /// For any division before and after: the wire breaks exactly if an element is removed or the
  /// order of the remaining elements changes. Source breaks exactly if the same is true for the
  /// arguments.
  @Test(arguments: 0..<400)
  func anySplitIsJudgedByItsSequences(seed: Int) {
    var generator = SeededGenerator(UInt64(seed))
    func split() -> (own: [String], base: [String]?) {
      let many = Int.random(in: 3...5, using: &generator)
      let names = Self.names.shuffled(using: &generator).prefix(many)
      let count = Int.random(in: 0...names.count, using: &generator)
      let hasBase = Bool.random(using: &generator)
      return hasBase
        ? (Array(names.dropFirst(count)), Array(names.prefix(count))) : (Array(names), nil)
    }
    let before = split()
    let now = split()
    let findings = ModelDiff(
      old: model(types(own: before.own, base: before.base)),
      new: model(types(own: now.own, base: now.base))
    ).findings
    func breaks(_ old: [String], _ new: [String]) -> Bool {
      let common = old.filter(new.contains)
      return common.count < old.count || common != new.filter(old.contains)
    }
    let wire = breaks((before.base ?? []) + before.own, (now.base ?? []) + now.own)
    let source = breaks(before.own + (before.base ?? []), now.own + (now.base ?? []))
    #expect(
      findings.contains { $0.effects.wire == .breaking } == wire,
      "\(before) \(now) \(findings.map(\.line))")
    // The base type is a Swift type, too, and is removed with it.
    let isBaseGone = before.base != nil && now.base == nil
    #expect(
      findings.contains { $0.effects.callers == .breaking } == (source || isBaseGone),
      "\(before) \(now) \(findings.map(\.line))")
  }
}
