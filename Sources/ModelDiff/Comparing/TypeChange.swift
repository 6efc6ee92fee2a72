import ServiceModel

/// Which side's types only REST tells: it knows fewer types than SOAP, and what one side calls a number
/// or a text the other may call by its size or by its members.
struct Knowledge {
  /// Whether the old side knows the type from REST alone, and the new one from SOAP too.
  private let isGained: Bool
  private let isLost: Bool
  private let isOnlyREST: Bool

  init(_ old: Bindings, _ new: Bindings) {
    isGained = old == .rest && new.contains(.soap)
    isLost = old.contains(.soap) && new == .rest
    isOnlyREST = old == .rest && new == .rest
  }

  init(_ old: ServiceOperation, _ new: ServiceOperation) {
    self.init(Bindings(old, old), Bindings(new, new))
  }

  /// Whether the second of two types says more of the same: something where the first says `?`, a
  /// date where it says text.
  func refines(_ old: TypeReference, _ new: TypeReference, types: TypeTable) -> Bool {
    refines(old, new, types, isGained || isOnlyREST, isGained)
  }

  /// Whether the first says more of the same.
  func blurs(_ old: TypeReference, _ new: TypeReference, types: TypeTable) -> Bool {
    refines(new, old, types, isLost || isOnlyREST, isLost)
  }

  private func refines(
    _ vague: TypeReference, _ exact: TypeReference, _ types: TypeTable, _ isOfText: Bool,
    _ isOfSize: Bool
  ) -> Bool {
    switch (vague, exact) {
    case (.unknown, .unknown): return false
    case (.unknown, _): return true
    case (.array(let vague), .array(let exact)):
      return refines(vague, exact, types, isOfText, isOfSize)
    case (.scalar(.string), .scalar(let exact)):
      return isOfText && exact != .string && exact.sharesJSON(with: .string)
    case (.scalar(.string), .named(let name)):
      guard case .enumeration = types[name]?.shape else { return false }
      return isOfText
    case (.scalar(let vague), .scalar(let exact)):
      return isOfSize && vague != exact && vague.sharesJSON(with: exact)
    default: return false
    }
  }
}

/// Judges the two types of one value.
struct TypeChange {
  let scope: ComparisonScope
  /// The bindings whose messages hold the value.
  let bindings: Bindings
  let knowledge: Knowledge
  let changed: ChangeRule
  let learned: ChangeRule
  let lost: ChangeRule
  /// Whether the items of a list are not called after their type on either side.
  var areItemsNamed = false

  /// - Parameter subject: what has the type, for the message (`field 'Name'`).
  func compare(
    _ old: TypeReference, _ new: TypeReference, _ subject: String, at place: Place,
    _ findings: inout FindingCollector
  ) {
    let expected = scope.types.apply(to: old)
    if expected == new { return }
    let (rule, verb) =
      if knowledge.refines(expected, new, types: scope.newTypes) {
        (learned, "is now known to be \(new)")
      } else if knowledge.blurs(old, new, types: scope.oldTypes) {
        (lost, "is no longer known to be \(old)")
      } else {
        (changed, "changed its type from \(old) to \(new)")
      }
    findings.add(
      rule, place, "\(subject) \(verb)", old: "\(old)", new: "\(new)",
      effects: rule.effects.onWire(
        scope.wire.effect(of: old, new, over: bindings, areItemsNamed: areItemsNamed)))
  }
}
