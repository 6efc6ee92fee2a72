import ServiceModel
import SwiftEmitter

/// Compares the fields of two complex types, including the inherited ones.
struct FieldComparison {
  let place: Place
  let scope: ComparisonScope
  /// The bindings whose messages contain the type on both sides.
  let bindings: Bindings
  let knowledge: Knowledge
  /// The messages that contain the type.
  let flow: Flow
  /// The namespace of the type on each side.
  let namespaces: (old: String, new: String)
  /// Whether a page shows the REST form of the type on the new side.
  let isShownOverREST: Bool

  /// - Returns: the own fields of the types that belong together.
  func run(
    _ old: ComplexType, _ new: ComplexType, findings: inout FindingCollector
  ) -> Pairing<Field> {
    let inheritedNow = Set(scope.newTypes.inherited(from: new.base).map(\.name))
    let inheritedBefore = Set(scope.oldTypes.inherited(from: old.base).map(\.name))
    var pairing = Pairing(ordered: old.fields, new.fields, name: \.name) { before, now in
      // A field that only moved to another type was not renamed.
      !inheritedNow.contains(before.name) && !inheritedBefore.contains(now.name)
        && !isKeptBelow(before) && isRenamed(before, now)
    }
    if old == new { return pairing }
    let inheritance = Inheritance(old, new, scope: scope, staying: pairing)
    BaseComparison(place: place, scope: scope, bindings: bindings, inheritance: inheritance)
      .run(old.base, new.base, findings: &findings)
    compareInherited(&pairing, inheritance: inheritance, findings: &findings)
    comparePresence(pairing, &findings)
    compareOrder(pairing, old: old.fields, new: new.fields, findings: &findings)
    for (old, new) in pairing.kept { compareValues(old, new, findings: &findings) }
    for (old, new) in pairing.pairs where old.onlyOver != new.onlyOver {
      compareBindings(old, new, findings: &findings)
    }
    return pairing
  }

  private func isRenamed(_ old: Field, _ new: Field) -> Bool {
    scope.types.apply(to: old.type) == new.type || SwiftSpelling.isSameMember(old.name, new.name)
  }

  private func comparePresence(_ pairing: Pairing<Field>, _ findings: inout FindingCollector) {
    for field in pairing.removed {
      if let wildcard = field.xml?.kind.wildcard {
        findings.add(
          FieldRules.wildcardRemoved, at: place.removed(.field, field.name),
          message: "\(wildcard) of any name are no longer allowed", old: "\(field.type)",
          effects: isKeptBelow(field) ? Effects.none : nil)
        continue
      }
      let isForgotten = field.onlyOver == .rest && !isShownOverREST
      findings.add(
        isForgotten ? FieldRules.forgotten : FieldRules.removed,
        at: place.removed(.field, field.name),
        message: isForgotten
          ? "field '\(field.name)' is no longer shown: \(field.type)"
          : "field '\(field.name)' was removed: \(field.type)", old: "\(field.type)",
        effects: isKeptBelow(field) ? Effects.none : nil)
    }
    for field in pairing.added { noteAdded(field, &findings) }
    for (old, new) in pairing.renamed {
      let isSameOnWire = value(old).wireName == newValue(new).wireName
      findings.add(
        FieldRules.renamed, at: place.member(.field, old: old.name, new: new.name),
        message: "field '\(old.name)' was renamed to '\(new.name)'", old: old.name, new: new.name,
        effects: FieldRules.renamed.effects.onWire(isSameOnWire ? .none : .breaking)
          .sparingSource(SwiftSpelling.isSameMember(old.name, new.name)))
      compareValues(old, new, isRenamed: true, findings: &findings)
    }
  }

  private func noteAdded(_ field: Field, _ findings: inout FindingCollector) {
    let place = place.added(.field, field.name)
    if let wildcard = field.xml?.kind.wildcard {
      return findings.add(
        FieldRules.wildcardAdded, at: place, message: "\(wildcard) of any name are allowed",
        new: "\(field.type)")
    }
    let isRequired = field.isRequired
    findings.add(
      isRequired ? FieldRules.requiredAdded : FieldRules.added, at: place,
      message: "field '\(field.name)' was added: \(field.type)" + (isRequired ? ", required" : ""),
      new: "\(field.type)", effects: isRequired ? effectsOfRequiring(field) : nil)
  }

  /// A field that leads back to its own type has a default, even if it is required.
  private func effectsOfRequiring(_ field: Field) -> Effects {
    var effects = FieldRules.requiredAdded.effects
    if newValue(field).shape != .value { effects = FieldRules.added.effects.onWire(.breaking) }
    effects.wire = flow.contains(.request) && bindings.contains(.soap) ? .breaking : .additive
    return effects
  }

  /// Whether the type is used only as a base, and every type that extends it now has the field
  /// itself.
  private func isKeptBelow(_ field: Field) -> Bool {
    guard case .type(let name) = place.new?.subject, !scope.newTypes.isDeclared(name),
      !scope.oldTypes.isDeclared(name)
    else { return false }
    let below = scope.newTypes.descendants(of: name)
    return !below.isEmpty
      && below.allSatisfy { type in
        guard case .complex(let complex) = type.shape else { return false }
        return scope.newTypes.fields(of: complex).contains { $0.name == field.name }
      }
  }

  private func compareOrder(
    _ pairing: Pairing<Field>, old: [Field], new: [Field], findings: inout FindingCollector
  ) {
    for (_, field) in pairing.moved {
      findings.add(
        FieldRules.moved, at: place.kept(.field, field.name),
        message: "field '\(field.name)' moved",
        old: Self.neighbour(of: field.name, in: old), new: Self.neighbour(of: field.name, in: new),
        effects: FieldRules.moved.effects.onlyOverSOAP(field.isInSequence ? bindings : []))
    }
  }

  private func compareValues(
    _ old: Field, _ new: Field, isRenamed: Bool = false, findings: inout FindingCollector
  ) {
    let place = place.member(.field, old: old.name, new: new.name)
    compareTypes(old, new, at: place, findings: &findings)
    FormComparison(
      rules: .field, subject: "field '\(new.name)'", place: place, bindings: bindings, flow: flow,
      isRenamed: isRenamed, isRetyped: scope.isAnother(old.type, new.type)
    ).run(value(old), newValue(new), findings: &findings)
  }

  private func value(_ field: Field) -> FormedValue {
    FormedValue(
      field, in: namespaces.old, of: place.old?.typeName, recursion: scope.oldRecursion)
  }

  private func newValue(_ field: Field) -> FormedValue {
    FormedValue(
      field, in: namespaces.new, of: place.new?.typeName, recursion: scope.newRecursion)
  }

  private func compareTypes(
    _ old: Field, _ new: Field, at place: Place, findings: inout FindingCollector
  ) {
    TypeChange(
      scope: scope, bindings: bindings, knowledge: knowledge, changed: FieldRules.type,
      learned: FieldRules.typeLearned, lost: FieldRules.typeLost,
      areItemsNamed: old.namesItems && new.namesItems
    ).compare(old.type, new.type, subject: "field '\(new.name)'", at: place, findings: &findings)
  }

  private func compareBindings(
    _ old: Field, _ new: Field, findings: inout FindingCollector
  ) {
    let isOnly = new.onlyOver != nil
    findings.add(
      isOnly ? FieldRules.onlyOver : FieldRules.overAll,
      at: place.member(.field, old: old.name, new: new.name),
      message: isOnly
        ? "field '\(new.name)' is now known over REST only"
        : "field '\(new.name)' is now known over SOAP too",
      effects: isOnly ? FieldRules.onlyOver.effects.onlyOverSOAP(bindings) : nil)
  }

  private static func neighbour(of name: String, in fields: [Field]) -> String {
    guard let index = fields.firstIndex(where: { $0.name == name }), index > 0 else {
      return "first"
    }
    return "after \(fields[index - 1].name)"
  }
}

// MARK: - Fields that move between a type and its base

extension FieldComparison {
  /// Removes the fields that only moved between a type and its base from the added and removed
  /// ones.
  private func compareInherited(
    _ pairing: inout Pairing<Field>, inheritance: Inheritance, findings: inout FindingCollector
  ) {
    for field in pairing.removed {
      guard let now = inheritance.new.first(where: { $0.name == field.name }) else { continue }
      note(
        FieldRules.inherited, old: field, new: now,
        message: "field '\(field.name)' is now inherited", inheritance: inheritance,
        findings: &findings)
    }
    for field in pairing.added {
      guard let before = inheritance.old.first(where: { $0.name == field.name }) else { continue }
      note(
        FieldRules.owned, old: before, new: field,
        message: "field '\(field.name)' is no longer inherited",
        inheritance: inheritance, findings: &findings)
    }
    let olds = Set(inheritance.old.map(\.name))
    let news = Set(inheritance.new.map(\.name))
    pairing.removed.removeAll { news.contains($0.name) }
    pairing.added.removeAll { olds.contains($0.name) }
  }

  private func note(
    _ rule: ChangeRule, old: Field, new: Field, message: String, inheritance: Inheritance,
    findings: inout FindingCollector
  ) {
    findings.add(
      rule, at: place.kept(.field, new.name), message: message, old: "\(old.type)",
      new: "\(new.type)",
      effects: inheritance.effectsOfOrder(bindings))
    compareValues(old, new, findings: &findings)
  }
}

// MARK: - Forms

extension FormedValue {
  init(_ field: Field, in namespace: String, of type: String?, recursion: RecursiveTypes) {
    let form = field.xml ?? .plain
    let isIndirect = type.map { recursion.isRecursive(field.type, in: $0) } ?? false
    self.init(
      name: field.name, form: form, in: namespace,
      shape: FormedShape(form, isIndirect: isIndirect))
  }
}

extension Field {
  /// Whether messages depend on its position among the other fields.
  fileprivate var isInSequence: Bool { xml?.kind != .attribute && xml?.kind != .anyAttributes }

  var namesItems: Bool { xml?.namesItems ?? false }
}

extension XMLForm.Kind {
  /// A description of a field without a name; nil if it has a name.
  fileprivate var wildcard: String? {
    switch self {
    case .anyElements: "elements"
    case .anyAttributes: "attributes"
    case .element, .attribute, .content, .choice: nil
    }
  }
}
