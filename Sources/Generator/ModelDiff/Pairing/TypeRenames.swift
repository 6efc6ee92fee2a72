import ServiceModel

/// The types that have another name and are otherwise the same, and the meaning of references
/// because of this.
struct TypeRenames {
  /// The new names, by the old names.
  private(set) var names: [String: String] = [:]

  init() {}

  /// Finds pairs with equal shape among the types that only one side has.
  ///
  /// A shape that several types share is not enough evidence, and neither is a nearly empty one,
  /// unless the names are similar.
  init(_ old: ServicesVersion, _ new: ServicesVersion) {
    let oldNames = Set(old.types.map(\.name))
    let newNames = Set(new.types.map(\.name))
    let removed = old.types.filter { !newNames.contains($0.name) }
    let added = new.types.filter { !oldNames.contains($0.name) }
    pairByCase(removed, added)
    let places = TypePlaces(old, new)
    // Some types can be recognized only after the types that they contain.
    while true {
      let olds = removed.filter { names[$0.name] == nil }
      let news = added.filter { !names.values.contains($0.name) }
      var found = pairs(olds, news)
      if found.isEmpty { found = Self.pairs(olds, news, at: places) }
      if found.isEmpty { return }
      names.merge(found) { first, _ in first }
    }
  }

  /// Types whose names differ only in case are the same type, whatever else changed.
  private mutating func pairByCase(_ removed: [TypeDefinition], _ added: [TypeDefinition]) {
    let olds = Dictionary(grouping: removed) { $0.name.lowercased() }
    for (name, news) in Dictionary(grouping: added, by: { $0.name.lowercased() }) {
      guard let old = olds[name]?.first, olds[name]?.count == 1, news.count == 1 else { continue }
      names[old.name] = news.first?.name
    }
  }

  /// The reference as the new side would write it.
  func apply(to reference: TypeReference) -> TypeReference {
    switch reference {
    case .named(let name): .named(names[name] ?? name)
    case .array(let item): .array(apply(to: item))
    case .scalar, .unknown: reference
    }
  }

  /// The types that replaced another type and have its fields, whatever else was added.
  private static func pairs(
    _ removed: [TypeDefinition], _ added: [TypeDefinition], at places: TypePlaces
  ) -> [String: String] {
    var found: [String: String] = [:]
    for old in removed {
      let partner = added.first { new in
        guard let before = old.complex, let now = new.complex else { return false }
        return places.isReplaced(old.name, by: new.name) && before.isForm(of: now)
      }
      if let partner { found[old.name] = partner.name }
    }
    return found
  }

  private func pairs(
    _ removed: [TypeDefinition], _ added: [TypeDefinition]
  ) -> [String: String] {
    let olds = Dictionary(grouping: removed) { ShapeKey($0, renaming: apply) }
    let news = Dictionary(grouping: added) { ShapeKey($0, renaming: { $0 }) }
    var found: [String: String] = [:]
    for (shape, candidates) in olds {
      guard let partners = news[shape], let old = candidates.first, candidates.count == 1,
        let new = partners.first, partners.count == 1,
        shape.isDistinctive || NameLikeness.areAlike(old.name, new.name)
      else { continue }
      found[old.name] = new.name
    }
    return found
  }
}

/// A type without its name and its prose; a reference to itself counts as equal.
private struct ShapeKey: Hashable {
  var parts: [String]
  var isDistinctive: Bool

  init(_ type: TypeDefinition, renaming: (TypeReference) -> TypeReference) {
    func text(_ reference: TypeReference) -> String {
      reference.namedType == type.name
        ? "self \(Self.depth(of: reference))" : renaming(reference).description
    }
    let namespace = type.foreignNamespace ?? ""
    switch type.shape {
    case .complex(let complex):
      parts = ["complex", namespace, complex.base ?? ""]
      parts += complex.fields.map { field in
        "\(field.name): \(text(field.type)) \(field.onlyOver?.rawValue ?? "")"
      }
      isDistinctive = complex.fields.count >= 3
    case .enumeration(let enumeration):
      parts = ["enumeration", namespace, "\(enumeration.isFlags)", "\(enumeration.isComplete)"]
      parts += enumeration.members.map { "\($0.name) \($0.value.map(String.init) ?? "")" }
      isDistinctive = enumeration.members.count >= 3
    case .dictionary(let dictionary):
      parts = ["dictionary", namespace, text(dictionary.key), text(dictionary.value)]
      parts.append(dictionary.itemElement)
      isDistinctive = false
    case .choice(let choice):
      parts = ["choice", namespace]
      parts += choice.cases.map { "\($0.name): \(text($0.type))" }
      isDistinctive = choice.cases.count >= 3
    case .opaque:
      parts = ["opaque", namespace]
      isDistinctive = false
    }
  }

  private static func depth(of reference: TypeReference) -> Int {
    if case .array(let item) = reference { return depth(of: item) + 1 }
    return 0
  }
}
