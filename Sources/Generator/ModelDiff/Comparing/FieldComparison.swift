import ServiceModel
import SwiftEmitter

/// Compares the fields of two complex types, including the inherited ones.
struct FieldComparison {
  let place: Place
  /// The messages that contain the type.
  let messages: ComparedMessages
  /// The namespace of the type on each side.
  let namespaces: (old: String, new: String)
  /// Whether a page shows the REST form of the type on the new side.
  let isShownOverREST: Bool

  private var scope: ComparisonScope { messages.scope }
  private var bindings: Bindings { messages.bindings }

  /// - Returns: the own fields of the types that belong together.
  func run(_ old: ComplexType, _ new: ComplexType) -> Pairing<Field> {
    let inheritedNow = Set(scope.new.types.inherited(from: new.base).map(\.name))
    let inheritedBefore = Set(scope.old.types.inherited(from: old.base).map(\.name))
    var pairing = Pairing(ordered: old.fields, new.fields, name: \.name) { before, now in
      // A field that only moved to another type was not renamed.
      !inheritedNow.contains(before.name) && !inheritedBefore.contains(now.name)
        && !isKeptBelow(before) && isRenamed(before, now)
    }
    if old == new { return pairing }
    let inheritance = Inheritance(old, new, scope: scope, staying: pairing)
    BaseComparison(place: place, scope: scope, bindings: bindings, inheritance: inheritance)
      .run(old.base, new.base)
    compareInherited(&pairing, inheritance: inheritance)
    comparePresence(pairing)
    compareOrder(pairing, old: old.fields, new: new.fields)
    for (old, new) in pairing.pairs { compareValues(old, new) }
    for (old, new) in pairing.pairs where old.onlyOver != new.onlyOver {
      compareBindings(old, new)
    }
    return pairing
  }

  private func isRenamed(_ old: Field, _ new: Field) -> Bool {
    scope.types.apply(to: old.type) == new.type || SwiftSpelling.isSameMember(old.name, new.name)
  }

  private func comparePresence(_ pairing: Pairing<Field>) {
    for field in pairing.removed {
      if let wildcard = field.xml?.kind.wildcard {
        place.removed(.field, field.name).report(
          FieldRules.wildcardRemoved, "\(wildcard) of any name are no longer allowed",
          old: "\(field.type)", effects: isKeptBelow(field) ? Effects.none : nil)
        continue
      }
      let isForgotten = field.onlyOver == .rest && !isShownOverREST
      place.removed(.field, field.name).report(
        isForgotten ? FieldRules.forgotten : FieldRules.removed,
        isForgotten
          ? "field '\(field.name)' is no longer shown: \(field.type)"
          : "field '\(field.name)' was removed: \(field.type)", old: "\(field.type)",
        effects: isKeptBelow(field) ? Effects.none : nil)
    }
    for field in pairing.added { noteAdded(field) }
    for (old, new) in pairing.renamed {
      place.member(.field, old: old.name, new: new.name).reportRenaming(
        FieldRules.renamed, of: "field", old: old.name, new: new.name,
        isOnWire: value(old).wireName != newValue(new).wireName)
    }
  }

  private func noteAdded(_ field: Field) {
    let place = place.added(.field, field.name)
    if let wildcard = field.xml?.kind.wildcard {
      return place.report(
        FieldRules.wildcardAdded, "\(wildcard) of any name are allowed", new: "\(field.type)")
    }
    let isRequired = field.isRequired
    place.report(
      isRequired ? FieldRules.requiredAdded : FieldRules.added,
      "field '\(field.name)' was added: \(field.type)" + (isRequired ? ", required" : ""),
      new: "\(field.type)", effects: isRequired ? effectsOfRequiring(field) : nil)
  }

  /// A field that leads back to its own type has a default, even if it is required.
  private func effectsOfRequiring(_ field: Field) -> Effects {
    var effects = FieldRules.requiredAdded.effects
    if newValue(field).shape != .value { effects = FieldRules.added.effects.onWire(.breaking) }
    effects.wire =
      messages.flow.contains(.request) && bindings.contains(.soap) ? .breaking : .additive
    return effects
  }

  /// Whether the type is used only as a base, and every type that extends it now has the field
  /// itself.
  private func isKeptBelow(_ field: Field) -> Bool {
    guard case .type(let name) = place.new?.subject, !scope.new.types.isDeclared(name),
      !scope.old.types.isDeclared(name)
    else { return false }
    let below = scope.new.types.descendants(of: name)
    return !below.isEmpty
      && below.allSatisfy { type in
        guard let complex = type.complex else { return false }
        return scope.new.types.fields(of: complex).contains { $0.name == field.name }
      }
  }

  private func compareOrder(_ pairing: Pairing<Field>, old: [Field], new: [Field]) {
    for (_, field) in pairing.moved {
      place.kept(.field, field.name).report(
        FieldRules.moved, "field '\(field.name)' moved",
        old: Self.neighbour(of: field.name, in: old), new: Self.neighbour(of: field.name, in: new),
        effects: FieldRules.moved.effects.onlyOverSOAP(field.isInSequence ? bindings : []))
    }
  }

  private func compareValues(_ old: Field, _ new: Field) {
    messages.compare(
      value(old), newValue(new), by: .field,
      at: place.member(.field, old: old.name, new: new.name))
  }

  private func value(_ field: Field) -> FormedValue {
    FormedValue(field, in: namespaces.old, of: place.old?.typeName, recursion: scope.old.recursion)
  }

  private func newValue(_ field: Field) -> FormedValue {
    FormedValue(field, in: namespaces.new, of: place.new?.typeName, recursion: scope.new.recursion)
  }

  private func compareBindings(_ old: Field, _ new: Field) {
    let isOnly = new.onlyOver != nil
    place.member(.field, old: old.name, new: new.name).report(
      isOnly ? FieldRules.onlyOver : FieldRules.overAll,
      isOnly
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
    _ pairing: inout Pairing<Field>, inheritance: Inheritance
  ) {
    for field in pairing.removed {
      guard let now = inheritance.new.first(where: { $0.name == field.name }) else { continue }
      note(
        FieldRules.inherited, old: field, new: now,
        message: "field '\(field.name)' is now inherited", inheritance: inheritance)
    }
    for field in pairing.added {
      guard let before = inheritance.old.first(where: { $0.name == field.name }) else { continue }
      note(
        FieldRules.owned, old: before, new: field,
        message: "field '\(field.name)' is no longer inherited",
        inheritance: inheritance)
    }
    let olds = Set(inheritance.old.map(\.name))
    let news = Set(inheritance.new.map(\.name))
    pairing.removed.removeAll { news.contains($0.name) }
    pairing.added.removeAll { olds.contains($0.name) }
  }

  private func note(
    _ rule: ChangeRule, old: Field, new: Field, message: String, inheritance: Inheritance
  ) {
    place.kept(.field, new.name).report(
      rule, message, old: "\(old.type)", new: "\(new.type)",
      effects: inheritance.effectsOfOrder(bindings))
    compareValues(old, new)
  }
}

// MARK: - Forms

extension FormedValue {
  fileprivate init(
    _ field: Field, in namespace: String, of type: String?, recursion: RecursiveTypes
  ) {
    let form = field.xml ?? .plain
    let isIndirect = type.map { recursion.isRecursive(field.type, in: $0) } ?? false
    self.init(
      field, form: form, in: namespace, shape: FormedShape(form, isIndirect: isIndirect))
  }
}

extension Field {
  /// Whether messages depend on its position among the other fields.
  fileprivate var isInSequence: Bool { xml?.kind != .attribute && xml?.kind != .anyAttributes }
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
