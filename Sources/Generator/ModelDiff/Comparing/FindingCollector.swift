import ServiceModel

/// Collects the findings of comparisons about one subject.
struct FindingCollector {
  private(set) var findings: [Finding] = []

  /// - Parameter effects: the effects of the change, if they are less than those of the rule.
  mutating func add(
    _ rule: ChangeRule, at place: Place, message: String, old: String? = nil,
    new: String? = nil, effects: Effects? = nil
  ) {
    findings.append(
      Finding(
        rule: rule, oldPath: place.old, newPath: place.new, old: old, new: new, message: message,
        effects: effects ?? rule.effects))
  }

  /// Adds the findings of a comparison of types, with the operations that reach the type.
  mutating func add(_ others: FindingCollector, reach: [Reach]) {
    findings += others.findings.map { finding in
      var finding = finding
      finding.reach = reach
      if reach.isEmpty { finding.effects = finding.effects.harmless }
      return finding
    }
  }
}

/// The same thing on both sides; nil on a side that does not have it.
struct Place {
  var old: ModelPath?
  var new: ModelPath?

  func member(_ kind: ModelPath.MemberKind, old: String?, new: String?) -> Place {
    Place(
      old: old.flatMap { self.old?.member(kind, $0) },
      new: new.flatMap { self.new?.member(kind, $0) })
  }

  func added(_ kind: ModelPath.MemberKind, _ name: String) -> Place {
    member(kind, old: nil, new: name)
  }

  func removed(_ kind: ModelPath.MemberKind, _ name: String) -> Place {
    member(kind, old: name, new: nil)
  }

  func kept(_ kind: ModelPath.MemberKind, _ name: String) -> Place {
    member(kind, old: name, new: name)
  }

  /// The place on only the new side, and on only the old side.
  var onlyNew: Place { Place(old: nil, new: new) }
  var onlyOld: Place { Place(old: old, new: nil) }
}
