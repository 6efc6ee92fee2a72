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
  private var knowledge: Knowledge {
    Knowledge(scope.oldReach.bindings(of: old.name), scope.newReach.bindings(of: new.name))
  }

  func run(_ findings: inout FindingCollector) {
    if old.foreignNamespace != new.foreignNamespace {
      findings.add(
        TypeRules.namespace, at: place, message: "the XML namespace changed",
        old: old.foreignNamespace,
        new: new.foreignNamespace, effects: TypeRules.namespace.effects.onlyOverSOAP(bindings))
    }
    compareWireNames(&findings)
    var prose = (old: SubjectProse(), new: SubjectProse())
    prose.old.add(old.documentation)
    prose.new.add(new.documentation)
    switch (old.shape, new.shape) {
    case (.complex(let old), .complex(let new)):
      compareAbstractness(old, new, findings: &findings)
      let fields = fieldComparison.run(old, new, findings: &findings)
      addProse(of: fields.pairs, "field", to: &prose)
    case (.choice(let old), .choice(let new)):
      let cases = ChoiceComparison(
        place: place, scope: scope, bindings: bindings, knowledge: knowledge, flow: flow,
        namespaces: namespaces
      ).run(old, new, findings: &findings)
      addProse(of: cases.pairs, "case", to: &prose)
    case (.enumeration(let old), .enumeration(let new)):
      EnumerationComparison(place: place).run(old, new, findings: &findings)
    case (.dictionary(let old), .dictionary(let new)): compare(old, new, findings: &findings)
    case (.opaque, .opaque): break
    default: kindChanged(&findings)
    }
    SubjectProse.compare(prose.old, prose.new, at: place, findings: &findings)
  }

  private var fieldComparison: FieldComparison {
    FieldComparison(
      place: place, scope: scope, bindings: bindings, knowledge: knowledge, flow: flow,
      namespaces: namespaces, isShownOverREST: scope.newReach.showsOverREST(new.name))
  }

  private var namespaces: (old: String, new: String) {
    (
      old.foreignNamespace ?? scope.oldTypes.namespace,
      new.foreignNamespace ?? scope.newTypes.namespace
    )
  }

  private func addProse(
    of pairs: [(old: Field, new: Field)], _ noun: String,
    to prose: inout (old: SubjectProse, new: SubjectProse)
  ) {
    for pair in pairs {
      let name = "\(noun) \(pair.new.name)"
      prose.old.add(name, scope.ownText(pair.old.documentation, of: pair.old.type))
      prose.new.add(name, scope.ownText(pair.new.documentation, of: pair.new.type))
    }
  }

  /// A type with another name has a separate finding.
  private func compareWireNames(_ findings: inout FindingCollector) {
    let (before, now) = (old.wireName ?? old.name, new.wireName ?? new.name)
    guard old.name == new.name, before != now else { return }
    findings.add(
      TypeRules.wireName, at: place, message: "is called '\(now)' in messages and was '\(before)'",
      old: before,
      new: now, effects: TypeRules.wireName.effects.onlyOverSOAP(bindings))
  }

  private func compareAbstractness(
    _ old: ComplexType, _ new: ComplexType, findings: inout FindingCollector
  ) {
    let (wasAbstract, isAbstract) = (old.isAbstract ?? false, new.isAbstract ?? false)
    if wasAbstract == isAbstract { return }
    let rule = isAbstract ? TypeRules.becameAbstract : TypeRules.becameConcrete
    findings.add(
      rule, at: place, message: isAbstract ? "is only a base now" : "is no longer only a base",
      effects: rule.effects.onlyOverSOAP(bindings))
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
    findings.add(rule, at: place, message: message, old: old.kind, new: new.kind)
  }

  private func compare(
    _ old: DictionaryType, _ new: DictionaryType, findings: inout FindingCollector
  ) {
    if old.itemElement != new.itemElement {
      findings.add(
        TypeRules.dictionaryItem, at: place,
        message: "the item element changed from '\(old.itemElement)' to '\(new.itemElement)'",
        old: old.itemElement, new: new.itemElement,
        effects: TypeRules.dictionaryItem.effects.onlyOverSOAP(bindings))
    }
    change(TypeRules.dictionaryKey).compare(
      old.key, new.key, subject: "type of the keys", at: place, findings: &findings)
    change(TypeRules.dictionaryValue)
      .compare(old.value, new.value, subject: "type of the values", at: place, findings: &findings)
  }

  private func change(_ rule: ChangeRule) -> TypeChange {
    TypeChange(
      scope: scope, bindings: bindings, knowledge: knowledge, changed: rule, learned: rule,
      lost: rule)
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
