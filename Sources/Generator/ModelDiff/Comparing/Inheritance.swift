import ServiceModel

/// The fields that two forms of a type inherit, and the order of all fields of each.
struct Inheritance {
  let old: [Field]
  let new: [Field]
  /// The fields that the old form inherits and the new form does not have at all.
  let lost: [String]
  /// The fields that the new form inherits and the old form does not have at all.
  let gained: [String]
  /// Whether some of these are required.
  let gainsRequired: Bool
  /// Whether the fields that both forms inherit have another order.
  let isReordered: Bool
  /// Whether the arguments of the initializer have another order because fields moved between
  /// types.
  private let isSourceReordered: Bool
  /// Whether the elements over SOAP have another order because fields moved between types.
  private let isSequenceReordered: Bool

  /// - Parameter staying: the pairs of the types' own fields. Fields that move have separate
  ///   findings.
  init(
    _ oldType: ComplexType, _ newType: ComplexType, scope: ComparisonScope,
    staying: Pairing<Field>
  ) {
    let old = scope.old.types.inherited(from: oldType.base)
    let new = scope.new.types.inherited(from: newType.base)
    let moved = Set(staying.moved.map(\.new.name))
    let olds = Set((old + oldType.fields).map(\.name))
    let news = Set((new + newType.fields).map(\.name))
    func common(_ fields: [Field]) -> [String] {
      fields.map(\.name).filter {
        olds.contains($0) && news.contains($0) && !moved.contains($0)
      }
    }
    self.old = old
    self.new = new
    lost = old.map(\.name).filter { !news.contains($0) }
    gained = new.map(\.name).filter { !olds.contains($0) }
    gainsRequired = new.contains { $0.isRequired && !olds.contains($0.name) }
    let oldNames = Set(old.map(\.name))
    let newNames = Set(new.map(\.name))
    isReordered =
      old.map(\.name).filter(newNames.contains) != new.map(\.name).filter(oldNames.contains)
    // In Swift and in JSON, inherited fields come last. Over SOAP they come first.
    isSourceReordered = common(oldType.fields + old) != common(newType.fields + new)
    isSequenceReordered = common(old + oldType.fields) != common(new + newType.fields)
  }

  func effectsOfOrder(_ bindings: Bindings) -> Effects {
    let source: Effect = isSourceReordered ? .breaking : .none
    return .source(
      source, wire: isSequenceReordered && bindings.contains(.soap) ? .breaking : .none)
  }
}

/// Compares the base types of two forms of a type.
struct BaseComparison {
  let place: Place
  let scope: ComparisonScope
  let bindings: Bindings
  let inheritance: Inheritance

  func run(_ old: String?, _ new: String?) {
    switch (old, new) {
    case (nil, nil): return
    case (nil, let new?):
      place.report(
        inheritance.gainsRequired ? TypeRules.requiredBaseAdded : TypeRules.baseAdded,
        "now extends \(new)", new: new, effects: effects(from: nil))
    case (let old?, nil):
      place.report(
        TypeRules.baseRemoved, "no longer extends \(old)", old: old, effects: effects(from: old))
    case (let old?, let new?):
      if scope.types.apply(to: .named(old)) == .named(new) { return }
      place.report(
        TypeRules.base, "extends \(new) instead of \(old)", old: old, new: new,
        effects: effects(from: old))
    }
  }

  /// Lost and reordered fields break something. And a value can no longer be sent where its former
  /// base is the declared type.
  private func effects(from old: String?) -> Effects {
    let isReplaceable = scope.old.types.lineage(of: old).contains(where: scope.old.types.isDeclared)
    if !inheritance.lost.isEmpty || isReplaceable || inheritance.gainsRequired {
      return TypeRules.base.effects
    }
    if inheritance.isReordered { return TypeRules.base.effects.onlyOverSOAP(bindings) }
    let effect: Effect = inheritance.gained.isEmpty ? .none : .additive
    return .all(effect)
  }
}
