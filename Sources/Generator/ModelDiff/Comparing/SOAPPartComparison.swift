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
  let part: (String) -> DeclaredPart

  func run(_ old: [HeaderPart], _ new: [HeaderPart]) {
    if old == new { return }
    let pairing = Pairing(ordered: old, new, name: \.name) { _, _ in false }
    for part in pairing.removed { noteRemoved(part) }
    for part in pairing.added { noteAdded(part) }
    for (before, now) in pairing.kept { compare(before, now) }
    if !pairing.moved.isEmpty {
      place.reportOrder(
        SOAPRules.headersReordered, of: "each \(noun)", old: old.map(\.name),
        new: new.map(\.name))
    }
  }

  private func noteRemoved(_ part: HeaderPart) {
    let rule = part.type == nil ? removed : SOAPPartRules.headerRemoved
    place.about(self.part(part.name)).report(
      rule, "\(noun) '\(part.name)' was removed" + Self.suffix(part.type), old: Self.text(part),
      effects: rule.effects.sparingSource(part.type == nil || scope.new.parts.hasKey(part)))
  }

  private func noteAdded(_ part: HeaderPart) {
    let rule = part.type == nil ? added : SOAPPartRules.headerAdded
    place.about(self.part(part.name)).report(
      rule, "\(noun) '\(part.name)' was added" + Self.suffix(part.type), new: Self.text(part),
      effects: rule.effects.sparingSource(part.type == nil || scope.old.parts.hasKey(part)))
  }

  private func compare(_ old: HeaderPart, _ new: HeaderPart) {
    if old.namespace != new.namespace {
      place.about(part(new.name)).reportText(
        SOAPPartRules.headerNamespace, "namespace of the \(noun) '\(new.name)'",
        old: old.namespace ?? scope.old.types.namespace,
        new: new.namespace ?? scope.new.types.namespace)
    }
    guard scope.types.apply(to: old.type) != new.type else { return }
    place.about(.element(new.name)).report(
      SOAPPartRules.headerType,
      "\(noun) '\(new.name)' changed its type from \(Self.type(old)) to \(Self.type(new))",
      old: Self.type(old), new: Self.type(new), effects: effects(of: old.type, new.type))
  }

  /// A part that the runtime knew had no key that source code could use.
  private func effects(of old: TypeReference?, _ new: TypeReference?) -> Effects {
    let effects = SOAPPartRules.headerType.effects
    guard let old else { return .source(.additive, wire: effects.wire) }
    guard let new else { return effects }
    return effects.onWire(scope.wireEffect(of: old, new, over: .soap))
  }

  private static func type(_ part: HeaderPart) -> String {
    part.type.map { "\($0)" } ?? "that of the runtime"
  }

  private static func suffix(_ type: TypeReference?) -> String { type.map { ": \($0)" } ?? "" }

  /// In fingerprints, only the name represents a part that the runtime knows.
  private static func text(_ part: HeaderPart) -> String { part.name + suffix(part.type) }
}

extension TypeRenames {
  fileprivate func apply(to reference: TypeReference?) -> TypeReference? {
    reference.map { apply(to: $0) }
  }
}

/// Compares the documented faults of two forms of an operation. Their order has no meaning.
struct SOAPFaultComparison {
  let place: Place
  let scope: ComparisonScope

  func run(_ old: [FaultPart], _ new: [FaultPart]) {
    if old == new { return }
    var pairing = Pairing(old, new, name: \.element)
    // The faults that have another element and the same type.
    pairing.rename(name: \.element) { scope.types.apply(to: $0.type) == $1.type }
    for fault in pairing.removed {
      place.about(.fault(fault.element)).report(
        SOAPPartRules.faultRemoved, "fault '\(fault.element)' was removed: \(fault.type)",
        old: Self.text(fault),
        effects: SOAPPartRules.faultRemoved.effects.sparingSource(
          scope.new.parts.hasFault(scope.types.apply(to: fault.type))))
    }
    for fault in pairing.added {
      place.about(.fault(fault.element)).report(
        SOAPPartRules.faultAdded, "fault '\(fault.element)' was added: \(fault.type)",
        new: Self.text(fault))
    }
    for (before, now) in pairing.pairs { compare(before, now) }
  }

  private func compare(_ old: FaultPart, _ new: FaultPart) {
    if old.element != new.element || old.namespace != new.namespace {
      place.about(.messagePart(new.element), formerly: .messagePart(old.element)).reportText(
        SOAPPartRules.faultElement, "element of the fault '\(old.element)'",
        old: name(old, scope.old.types), new: name(new, scope.new.types))
    }
    guard scope.isAnother(old.type, new.type) else { return }
    place.about(.element(new.element), formerly: .element(old.element)).report(
      SOAPPartRules.faultType,
      "fault '\(new.element)' changed its type from \(old.type) to \(new.type)",
      old: Self.text(old), new: Self.text(new),
      effects: SOAPPartRules.faultType.effects.onWire(
        scope.wireEffect(of: old.type, new.type, over: .soap)
      ).sparingSource(scope.new.parts.hasFault(scope.types.apply(to: old.type))))
  }

  private func name(_ fault: FaultPart, _ types: ComparedTypes) -> String {
    "{\(fault.namespace ?? types.namespace)}\(fault.element)"
  }

  private static func text(_ fault: FaultPart) -> String { "\(fault.element): \(fault.type)" }
}
