import ServiceModel

/// Compares two forms of one type.
struct TypeComparison {
  let old: TypeDefinition
  let new: TypeDefinition
  let place: Place
  let scope: ComparisonScope
  /// The messages that contain the type.
  let flow: Flow

  private var bindings: Bindings { scope.bindings(of: old, new) }
  private var messages: ComparedMessages {
    let (old, new) = (
      scope.old.reach.bindings(of: old.name), scope.new.reach.bindings(of: new.name)
    )
    return ComparedMessages(
      scope: scope, bindings: bindings, knowledge: Knowledge(old, new), flow: flow)
  }

  func run() {
    if old.foreignNamespace != new.foreignNamespace {
      place.report(
        TypeRules.namespace, "the XML namespace changed", old: old.foreignNamespace,
        new: new.foreignNamespace, effects: TypeRules.namespace.effects.onlyOverSOAP(bindings))
    }
    compareWireNames()
    var prose = ProseComparison()
    prose.add(old.documentation, new.documentation)
    switch (old.shape, new.shape) {
    case (.complex(let old), .complex(let new)):
      compareAbstractness(old, new)
      let fields = FieldComparison(
        place: place, messages: messages, namespaces: namespaces,
        isShownOverREST: scope.new.reach.showsOverREST(self.new.name)
      ).run(old, new)
      prose.add(fields.pairs, "field", in: scope)
    case (.choice(let old), .choice(let new)):
      let cases = ChoiceComparison(place: place, messages: messages, namespaces: namespaces)
        .run(old, new)
      prose.add(cases.pairs, "case", in: scope)
    case (.enumeration(let old), .enumeration(let new)):
      EnumerationComparison(place: place).run(old, new)
    case (.dictionary(let old), .dictionary(let new)): compare(old, new)
    case (.opaque, .opaque): break
    default: kindChanged()
    }
    prose.report(at: place)
  }

  private var namespaces: (old: String, new: String) {
    (
      old.foreignNamespace ?? scope.old.types.namespace,
      new.foreignNamespace ?? scope.new.types.namespace
    )
  }

  /// A type with another name has a separate finding.
  private func compareWireNames() {
    let (before, now) = (old.wireName ?? old.name, new.wireName ?? new.name)
    guard old.name == new.name, before != now else { return }
    place.report(
      TypeRules.wireName, "is called '\(now)' in messages and was '\(before)'", old: before,
      new: now, effects: TypeRules.wireName.effects.onlyOverSOAP(bindings))
  }

  private func compareAbstractness(_ old: ComplexType, _ new: ComplexType) {
    let (wasAbstract, isAbstract) = (old.isAbstract ?? false, new.isAbstract ?? false)
    if wasAbstract == isAbstract { return }
    let rule = isAbstract ? TypeRules.becameAbstract : TypeRules.becameConcrete
    place.report(
      rule, isAbstract ? "is only a base now" : "is no longer only a base",
      effects: rule.effects.onlyOverSOAP(bindings))
  }

  private func kindChanged() {
    let (rule, message) =
      if old.shape == .opaque {
        (TypeRules.learned, "is now known to be \(new.kind)")
      } else if new.shape == .opaque {
        (TypeRules.lost, "was \(old.kind) and is now known by its name only")
      } else {
        (TypeRules.shape, "was \(old.kind) and is now \(new.kind)")
      }
    place.report(rule, message, old: old.kind, new: new.kind)
  }

  private func compare(_ old: DictionaryType, _ new: DictionaryType) {
    if old.itemElement != new.itemElement {
      place.report(
        TypeRules.dictionaryItem,
        "the item element changed from '\(old.itemElement)' to '\(new.itemElement)'",
        old: old.itemElement, new: new.itemElement,
        effects: TypeRules.dictionaryItem.effects.onlyOverSOAP(bindings))
    }
    change(TypeRules.dictionaryKey).compare(
      old.key, new.key, subject: "type of the keys", at: place)
    change(TypeRules.dictionaryValue)
      .compare(old.value, new.value, subject: "type of the values", at: place)
  }

  private func change(_ rule: ChangeRule) -> TypeChange {
    TypeChange(messages: messages, changed: rule)
  }
}

extension TypeDefinition {
  /// A readable name of the kind.
  var kind: String {
    switch shape {
    case .complex: "a complex type"
    case .enumeration: "an enumeration"
    case .dictionary: "a dictionary"
    case .choice: "a choice"
    case .opaque: "known by name only"
    }
  }
}
