import ServiceModel

/// Compares the cases of two choices.
struct ChoiceComparison {
  let place: Place
  let messages: ComparedMessages
  /// The namespaces of the choice.
  let namespaces: (old: String, new: String)

  /// - Returns: the cases that belong together.
  func run(_ old: ChoiceType, _ new: ChoiceType) -> Pairing<Field> {
    let pairing = Pairing(ordered: old.cases, new.cases, name: \.name) { before, now in
      !messages.scope.isAnother(before.type, now.type)
        || SwiftSpelling.isSameMember(before.name, now.name)
    }
    if old == new { return pairing }
    comparePresence(pairing)
    if !pairing.moved.isEmpty {
      place.reportOrder(
        ChoiceRules.reordered, of: "the cases", old: old.cases.map(\.name),
        new: new.cases.map(\.name))
    }
    for (old, new) in pairing.pairs {
      messages.compare(
        Self.value(old, in: namespaces.old), Self.value(new, in: namespaces.new), by: .option,
        at: place.member(.option, old: old.name, new: new.name))
    }
    return pairing
  }

  private func comparePresence(_ pairing: Pairing<Field>) {
    for option in pairing.removed {
      place.removed(.option, option.name).report(
        ChoiceRules.removed, "case '\(option.name)' was removed: \(option.type)",
        old: "\(option.type)")
    }
    for option in pairing.added {
      place.added(.option, option.name).report(
        ChoiceRules.added, "case '\(option.name)' was added: \(option.type)", new: "\(option.type)")
    }
    for (old, new) in pairing.renamed {
      place.member(.option, old: old.name, new: new.name).reportRenaming(
        ChoiceRules.renamed, of: "case", old: old.name, new: new.name,
        isOnWire: (old.xml?.name ?? old.name) != (new.xml?.name ?? new.name))
    }
  }

  /// A case has a value, unless its element may be nil.
  private static func value(_ option: Field, in namespace: String) -> FormedValue {
    let form = option.xml ?? .plain
    return FormedValue(
      option, form: form, in: namespace, shape: form.isNillable ? .optional : .value)
  }
}
