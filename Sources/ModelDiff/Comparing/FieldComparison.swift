import ServiceModel

/// Compares the fields of two complex types.
struct FieldComparison {
  let place: Place
  let types: TypeRenames

  /// - Returns: which fields belong together.
  func run(
    _ old: ComplexType, _ new: ComplexType, _ findings: inout FindingCollector
  ) -> Pairing<Field> {
    compareBases(old.base, new.base, &findings)
    let pairing = Pairing(ordered: old.fields, new.fields, name: \.name) {
      types.apply(to: $0.type) == $1.type
    }
    if old.fields == new.fields { return pairing }
    for field in pairing.removed {
      findings.add(
        FieldRules.removed, place.removed(.field, field.name),
        "field '\(field.name)' was removed: \(field.type)", old: "\(field.type)")
    }
    for field in pairing.added {
      findings.add(
        FieldRules.added, place.added(.field, field.name),
        "field '\(field.name)' was added: \(field.type)", new: "\(field.type)")
    }
    for (old, new) in pairing.renamed {
      findings.add(
        FieldRules.renamed, place.member(.field, old: old.name, new: new.name),
        "field '\(old.name)' was renamed to '\(new.name)'", old: old.name, new: new.name)
    }
    for (_, field) in pairing.moved {
      findings.add(
        FieldRules.moved, place.kept(.field, field.name), "field '\(field.name)' moved",
        old: neighbour(of: field.name, in: old.fields),
        new: neighbour(of: field.name, in: new.fields))
    }
    let change = TypeChange(
      types: types, changed: FieldRules.type, learned: FieldRules.typeLearned,
      lost: FieldRules.typeLost)
    for (old, new) in pairing.kept {
      change.compare(
        old.type, new.type, "field '\(new.name)'", at: place.kept(.field, new.name), &findings)
    }
    for (old, new) in pairing.pairs where old.onlyOver != new.onlyOver {
      findings.add(
        new.onlyOver == nil ? FieldRules.overAll : FieldRules.onlyOver,
        place.member(.field, old: old.name, new: new.name),
        new.onlyOver == nil
          ? "field '\(new.name)' is now known over SOAP too"
          : "field '\(new.name)' is now known over REST only")
    }
    return pairing
  }

  private func compareBases(
    _ old: String?, _ new: String?, _ findings: inout FindingCollector
  ) {
    switch (old, new) {
    case (nil, nil): return
    case (nil, let new?):
      findings.add(TypeRules.baseAdded, place, "now extends \(new)", new: new)
    case (let old?, nil):
      findings.add(TypeRules.baseRemoved, place, "no longer extends \(old)", old: old)
    case (let old?, let new?):
      if types.apply(to: .named(old)) == .named(new) { return }
      findings.add(
        TypeRules.base, place, "extends \(new) instead of \(old)", old: old, new: new)
    }
  }

  private func neighbour(of name: String, in fields: [Field]) -> String {
    guard let index = fields.firstIndex(where: { $0.name == name }), index > 0 else {
      return "first"
    }
    return "after \(fields[index - 1].name)"
  }
}
