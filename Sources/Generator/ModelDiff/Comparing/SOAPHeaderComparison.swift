import ServiceModel

/// Compares the header parts of two requests, or of two responses.
struct SOAPHeaderComparison {
  let place: Place
  let scope: ComparisonScope
  /// The kind of the parts, for messages (`request header part`).
  let noun: String
  /// The rules for parts that the runtime knows by their names.
  let added: ChangeRule
  let removed: ChangeRule

  func run(_ old: [HeaderPart], _ new: [HeaderPart], findings: inout FindingCollector) {
    let pairing = Pairing(ordered: old, new, name: \.name) { _, _ in false }
    for part in pairing.removed { noteRemoved(part, &findings) }
    for part in pairing.added { noteAdded(part, &findings) }
    for (before, now) in pairing.kept { compare(before, now, findings: &findings) }
    if !pairing.moved.isEmpty {
      findings.add(
        SOAPRules.headersReordered, at: place, message: "the order of each \(noun) changed",
        old: Self.list(old), new: Self.list(new))
    }
  }

  private func noteRemoved(_ part: HeaderPart, _ findings: inout FindingCollector) {
    let rule = part.type == nil ? removed : SOAPPartRules.headerRemoved
    findings.add(
      rule, at: place, message: "\(noun) '\(part.name)' was removed" + Self.suffix(part.type),
      old: Self.text(part),
      effects: rule.effects.sparingSource(part.type == nil || scope.newParts.hasKey(part)))
  }

  private func noteAdded(_ part: HeaderPart, _ findings: inout FindingCollector) {
    let rule = part.type == nil ? added : SOAPPartRules.headerAdded
    findings.add(
      rule, at: place, message: "\(noun) '\(part.name)' was added" + Self.suffix(part.type),
      new: Self.text(part),
      effects: rule.effects.sparingSource(part.type == nil || scope.oldParts.hasKey(part)))
  }

  private func compare(
    _ old: HeaderPart, _ new: HeaderPart, findings: inout FindingCollector
  ) {
    if old.namespace != new.namespace {
      let (before, now) = (
        old.namespace ?? scope.oldTypes.namespace, new.namespace ?? scope.newTypes.namespace
      )
      findings.add(
        SOAPPartRules.headerNamespace, at: place,
        message: "namespace of the \(noun) '\(new.name)' changed from '\(before)' to '\(now)'",
        old: before, new: now,
        effects: SOAPPartRules.headerNamespace.effects.onWire(before == now ? .none : .breaking))
    }
    guard scope.types.apply(to: old.type) != new.type else { return }
    findings.add(
      SOAPPartRules.headerType, at: place,
      message: "\(noun) '\(new.name)' changed its type from \(Self.type(old)) to \(Self.type(new))",
      old: Self.type(old), new: Self.type(new), effects: effects(of: old.type, new.type))
  }

  /// A part that the runtime knew had no key that source code could use.
  private func effects(of old: TypeReference?, _ new: TypeReference?) -> Effects {
    let effects = SOAPPartRules.headerType.effects
    guard let old else {
      return Effects(callers: .additive, implementers: .additive, wire: effects.wire)
    }
    guard let new else { return effects }
    return effects.onWire(scope.wire.effect(of: old, new, over: .soap))
  }

  private static func type(_ part: HeaderPart) -> String {
    part.type.map { "\($0)" } ?? "that of the runtime"
  }

  private static func suffix(_ type: TypeReference?) -> String { type.map { ": \($0)" } ?? "" }

  /// In fingerprints, only the name represents a part that the runtime knows.
  private static func text(_ part: HeaderPart) -> String { part.name + suffix(part.type) }

  private static func list(_ parts: [HeaderPart]) -> String {
    parts.map(\.name).joined(separator: ", ")
  }
}

extension TypeRenames {
  fileprivate func apply(to reference: TypeReference?) -> TypeReference? {
    reference.map { apply(to: $0) }
  }
}
