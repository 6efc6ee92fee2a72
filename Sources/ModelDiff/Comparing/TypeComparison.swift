import ServiceModel

/// Compares two forms of one type.
struct TypeComparison {
  let old: TypeDefinition
  let new: TypeDefinition
  let place: Place
  let scope: ComparisonScope

  private var bindings: Bindings { scope.bindings(of: old, new) }
  private var knowledge: Knowledge {
    Knowledge(scope.oldReach.bindings(of: old.name), scope.newReach.bindings(of: new.name))
  }

  func run(_ findings: inout FindingCollector) {
    if old.foreignNamespace != new.foreignNamespace {
      findings.add(
        TypeRules.namespace, place, "the XML namespace changed", old: old.foreignNamespace,
        new: new.foreignNamespace, effects: TypeRules.namespace.effects.onlyOverSOAP(bindings))
    }
    var oldProse = Prose()
    var newProse = Prose()
    oldProse.add(old.documentation)
    newProse.add(new.documentation)
    switch (old.shape, new.shape) {
    case (.complex(let old), .complex(let new)):
      let fields = FieldComparison(
        place: place, scope: scope, bindings: bindings, knowledge: knowledge,
        isShownOverREST: scope.newReach.showsOverREST(self.new.name)
      ).run(old, new, &findings)
      for pair in fields.pairs {
        let name = "field \(pair.new.name)"
        oldProse.add(name, scope.ownText(pair.old.documentation, of: pair.old.type))
        newProse.add(name, scope.ownText(pair.new.documentation, of: pair.new.type))
      }
    case (.enumeration(let old), .enumeration(let new)):
      EnumerationComparison(place: place).run(old, new, &findings)
    case (.dictionary(let old), .dictionary(let new)): compare(old, new, &findings)
    case (.opaque, .opaque): break
    default: kindChanged(&findings)
    }
    Prose.compare(oldProse, newProse, at: place, findings: &findings)
  }

  private func kindChanged(_ findings: inout FindingCollector) {
    let (rule, message) =
      if old.shape == .opaque {
        (TypeRules.learned, "is now known to be \(new.kind)")
      } else if new.shape == .opaque {
        (TypeRules.lost, "was \(old.kind) and is now known by its name only")
      } else {
        (TypeRules.shape, "was \(old.kind) and is now \(new.kind)")
      }
    findings.add(rule, place, message, old: old.kind, new: new.kind)
  }

  private func compare(
    _ old: DictionaryType, _ new: DictionaryType, _ findings: inout FindingCollector
  ) {
    if old.itemElement != new.itemElement {
      findings.add(
        TypeRules.dictionaryItem, place,
        "the item element changed from '\(old.itemElement)' to '\(new.itemElement)'",
        old: old.itemElement, new: new.itemElement,
        effects: TypeRules.dictionaryItem.effects.onlyOverSOAP(bindings))
    }
    change(TypeRules.dictionaryKey).compare(
      old.key, new.key, "type of the keys", at: place, &findings)
    change(TypeRules.dictionaryValue)
      .compare(old.value, new.value, "type of the values", at: place, &findings)
  }

  private func change(_ rule: ChangeRule) -> TypeChange {
    TypeChange(
      scope: scope, bindings: bindings, knowledge: knowledge, changed: rule, learned: rule,
      lost: rule)
  }
}

extension TypeDefinition {
  /// What it is, for people.
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
