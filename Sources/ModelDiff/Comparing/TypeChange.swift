import ServiceModel

/// Judges the two types of one value.
struct TypeChange {
  let scope: ComparisonScope
  /// The bindings whose messages hold the value.
  let bindings: Bindings
  let changed: ChangeRule
  let learned: ChangeRule
  let lost: ChangeRule

  /// - Parameter subject: what has the type, for the message (`field 'Name'`).
  func compare(
    _ old: TypeReference, _ new: TypeReference, _ subject: String, at place: Place,
    _ findings: inout FindingCollector
  ) {
    let expected = scope.types.apply(to: old)
    if expected == new { return }
    let (rule, verb) =
      if Self.refines(expected, new) {
        (learned, "is now known to be \(new)")
      } else if Self.refines(new, expected) {
        (lost, "is no longer known to be \(old)")
      } else {
        (changed, "changed its type from \(old) to \(new)")
      }
    findings.add(
      rule, place, "\(subject) \(verb)", old: "\(old)", new: "\(new)",
      effects: rule.effects.onWire(scope.wire.effect(of: old, new, over: bindings)))
  }

  /// Whether the second says more of the same: something where the first says `?`.
  private static func refines(_ old: TypeReference, _ new: TypeReference) -> Bool {
    switch (old, new) {
    case (.unknown, .unknown): false
    case (.unknown, _): true
    case (.array(let old), .array(let new)): refines(old, new)
    default: false
    }
  }
}
