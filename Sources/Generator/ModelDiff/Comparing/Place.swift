import ServiceModel

/// The same thing on both sides, with the collector of its changes; nil on a side that does not
/// have it.
struct Place {
  var old: ModelPath?
  var new: ModelPath?
  let findings: FindingCollector
  /// The operations that reach the type of this place; nil if it is not in a type.
  var reach: [Reach]?
  /// What is changed at this place, on either side; nil for the place itself, which is the whole.
  var parts: (old: DeclaredPart, new: DeclaredPart)?

  /// The same place, for a change of a part of it that is not a value.
  func about(_ part: DeclaredPart, formerly old: DeclaredPart? = nil) -> Place {
    var place = self
    place.parts = (old ?? part, part)
    return place
  }

  /// - Parameter effects: the effects of the change, if they are less than those of the rule.
  func report(
    _ rule: ChangeRule, _ message: String, old: String? = nil, new: String? = nil,
    effects: Effects? = nil
  ) {
    let effects = effects ?? rule.effects
    findings.findings.append(
      Finding(
        rule: rule, oldPath: self.old, newPath: self.new, oldPart: parts?.old, newPart: parts?.new,
        old: old, new: new, message: message,
        effects: reach?.isEmpty == true ? effects.harmless : effects, reach: reach ?? []))
  }

  /// Reports another name. Source code breaks only if Swift has another name, too.
  ///
  /// - Parameter noun: the kind of the place, for the message (`field`).
  func reportRenaming(
    _ rule: ChangeRule, of noun: String, old: String, new: String, isOnWire: Bool = true
  ) {
    let settings = findings.settings
    let before = settings.old.names.name(at: self.old) ?? SwiftSpelling.of(old, at: self.old)
    let now = settings.new.names.name(at: self.new) ?? SwiftSpelling.of(new, at: self.new)
    report(
      rule, "\(noun) '\(old)' was renamed to '\(new)'", old: old, new: new,
      effects: rule.effects.onWire(isOnWire ? .breaking : .none).sparingSource(before == now))
  }

  /// Reports another text in messages. The same text, stated in another way, breaks none of them.
  ///
  /// - Parameter what: the name of the text in the message (`namespace of the request element`).
  func reportText(_ rule: ChangeRule, _ what: String, old: String, new: String) {
    report(
      rule, "\(what) changed from '\(old)' to '\(new)'", old: old, new: new,
      effects: rule.effects.onWire(old == new ? .none : .breaking))
  }

  /// Reports another order of the names in a list.
  func reportOrder(_ rule: ChangeRule, of names: String, old: [String], new: [String]) {
    report(
      rule, "the order of \(names) changed", old: old.joined(separator: ", "),
      new: new.joined(separator: ", "))
  }
}

extension Place {
  /// The place of a version.
  init(_ old: ServicesVersion?, _ new: ServicesVersion?, findings: FindingCollector) {
    self.old = old.map { ModelPath(version: $0.name) }
    self.new = new.map { ModelPath(version: $0.name) }
    self.findings = findings
  }

  /// The place of a service or a type of this version.
  func subject(old: ModelPath.Subject?, new: ModelPath.Subject?, reach: [Reach]? = nil) -> Place {
    var place = mapped { path, isOld in
      (isOld ? old : new).map { ModelPath(version: path.version, subject: $0) }
    }
    place.reach = reach
    return place
  }

  /// The place of an operation of this service.
  func operation(old: String?, new: String?) -> Place {
    mapped { path, isOld in (isOld ? old : new).flatMap(path.operation) }
  }

  func member(_ kind: ModelPath.MemberKind, old: String?, new: String?) -> Place {
    mapped { path, isOld in (isOld ? old : new).map { path.member(kind, $0) } }
  }

  private func mapped(_ path: (ModelPath, _ isOld: Bool) -> ModelPath?) -> Place {
    var place = self
    place.old = old.flatMap { path($0, true) }
    place.new = new.flatMap { path($0, false) }
    return place
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
}

/// The findings of a comparison, in the order in which they are reported.
final class FindingCollector {
  fileprivate(set) var findings: [Finding] = []
  /// They decide about Swift names.
  fileprivate let settings: ComparedSettings

  init(_ settings: ComparedSettings) { self.settings = settings }
}
