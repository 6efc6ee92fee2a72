import ServiceModel

/// Compares the documented faults of two forms of an operation. Their order has no meaning.
struct SOAPFaultComparison {
  let place: Place
  let scope: ComparisonScope

  func run(_ old: [FaultPart], _ new: [FaultPart], findings: inout FindingCollector) {
    if old == new { return }
    var pairing = Pairing(old, new, name: \.element)
    let renamed = renames(&pairing)
    for fault in pairing.removed {
      findings.add(
        SOAPPartRules.faultRemoved, at: place,
        message: "fault '\(fault.element)' was removed: \(fault.type)",
        old: Self.text(fault),
        effects: SOAPPartRules.faultRemoved.effects
          .sparingSource(scope.newParts.hasFault(scope.types.apply(to: fault.type))))
    }
    for fault in pairing.added {
      findings.add(
        SOAPPartRules.faultAdded, at: place,
        message: "fault '\(fault.element)' was added: \(fault.type)",
        new: Self.text(fault))
    }
    for (before, now) in pairing.kept + renamed { compare(before, now, findings: &findings) }
  }

  /// Removes the faults that have another element and the same type from the added and removed
  /// ones.
  private func renames(_ pairing: inout Pairing<FaultPart>) -> [(old: FaultPart, new: FaultPart)] {
    var found: [(old: FaultPart, new: FaultPart)] = []
    for fault in pairing.removed {
      let type = scope.types.apply(to: fault.type)
      let partners = pairing.added.filter { $0.type == type }
      let rivals = pairing.removed.filter { scope.types.apply(to: $0.type) == type }
      if let partner = partners.first, partners.count == 1, rivals.count == 1 {
        found.append((fault, partner))
      }
    }
    let olds = Set(found.map(\.old.element))
    let news = Set(found.map(\.new.element))
    pairing.removed.removeAll { olds.contains($0.element) }
    pairing.added.removeAll { news.contains($0.element) }
    return found
  }

  private func compare(_ old: FaultPart, _ new: FaultPart, findings: inout FindingCollector) {
    let (before, now) = (name(old, scope.oldTypes), name(new, scope.newTypes))
    if old.element != new.element || old.namespace != new.namespace {
      findings.add(
        SOAPPartRules.faultElement, at: place,
        message: "element of the fault '\(old.element)' changed from '\(before)' to '\(now)'",
        old: before, new: now,
        effects: SOAPPartRules.faultElement.effects.onWire(before == now ? .none : .breaking))
    }
    guard scope.isAnother(old.type, new.type) else { return }
    findings.add(
      SOAPPartRules.faultType, at: place,
      message: "fault '\(new.element)' changed its type from \(old.type) to \(new.type)",
      old: Self.text(old), new: Self.text(new),
      effects: SOAPPartRules.faultType.effects
        .onWire(scope.wire.effect(of: old.type, new.type, over: .soap))
        .sparingSource(scope.newParts.hasFault(scope.types.apply(to: old.type))))
  }

  private func name(_ fault: FaultPart, _ types: ComparedTypes) -> String {
    "{\(fault.namespace ?? types.namespace)}\(fault.element)"
  }

  private static func text(_ fault: FaultPart) -> String { "\(fault.element): \(fault.type)" }
}
