import ServiceModel
import SwiftEmitter

/// Compares the cases of two choices.
struct ChoiceComparison {
  let place: Place
  let scope: ComparisonScope
  let bindings: Bindings
  let knowledge: Knowledge
  let flow: Flow
  /// The namespaces of the choice.
  let namespaces: (old: String, new: String)

  /// - Returns: the cases that belong together.
  func run(
    _ old: ChoiceType, _ new: ChoiceType, findings: inout FindingCollector
  ) -> Pairing<Field> {
    let pairing = Pairing(ordered: old.cases, new.cases, name: \.name) { before, now in
      !scope.isAnother(before.type, now.type)
        || SwiftSpelling.isSameMember(before.name, now.name)
    }
    if old == new { return pairing }
    comparePresence(pairing, &findings)
    if !pairing.moved.isEmpty {
      findings.add(
        ChoiceRules.reordered, at: place, message: "the order of the cases changed",
        old: Self.list(old),
        new: Self.list(new))
    }
    for (old, new) in pairing.kept { compare(old, new, isRenamed: false, findings: &findings) }
    for (old, new) in pairing.renamed { compare(old, new, isRenamed: true, findings: &findings) }
    return pairing
  }

  private func comparePresence(_ pairing: Pairing<Field>, _ findings: inout FindingCollector) {
    for option in pairing.removed {
      findings.add(
        ChoiceRules.removed, at: place.removed(.option, option.name),
        message: "case '\(option.name)' was removed: \(option.type)", old: "\(option.type)")
    }
    for option in pairing.added {
      findings.add(
        ChoiceRules.added, at: place.added(.option, option.name),
        message: "case '\(option.name)' was added: \(option.type)", new: "\(option.type)")
    }
    for (old, new) in pairing.renamed {
      let isSameOnWire = (old.xml?.name ?? old.name) == (new.xml?.name ?? new.name)
      findings.add(
        ChoiceRules.renamed, at: place.member(.option, old: old.name, new: new.name),
        message: "case '\(old.name)' was renamed to '\(new.name)'", old: old.name, new: new.name,
        effects: ChoiceRules.renamed.effects.onWire(isSameOnWire ? .none : .breaking)
          .sparingSource(SwiftSpelling.isSameMember(old.name, new.name)))
    }
  }

  private func compare(
    _ old: Field, _ new: Field, isRenamed: Bool, findings: inout FindingCollector
  ) {
    let place = place.member(.option, old: old.name, new: new.name)
    TypeChange(
      scope: scope, bindings: bindings, knowledge: knowledge, changed: ChoiceRules.type,
      learned: ChoiceRules.type, lost: ChoiceRules.type
    ).compare(old.type, new.type, subject: "case '\(new.name)'", at: place, findings: &findings)
    FormComparison(
      rules: .option, subject: "case '\(new.name)'", place: place, bindings: bindings, flow: flow,
      isRenamed: isRenamed, isRetyped: scope.isAnother(old.type, new.type)
    ).run(
      Self.value(old, in: namespaces.old), Self.value(new, in: namespaces.new), findings: &findings)
  }

  /// A case has a value, unless its element may be nil.
  private static func value(_ option: Field, in namespace: String) -> FormedValue {
    let form = option.xml ?? .plain
    return FormedValue(
      name: option.name, form: form, in: namespace, shape: form.isNillable ? .optional : .value)
  }

  private static func list(_ choice: ChoiceType) -> String {
    choice.cases.map(\.name).joined(separator: ", ")
  }
}
