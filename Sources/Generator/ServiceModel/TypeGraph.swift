/// The types of a Services version by name, with what they extend and what they contain.
package struct TypeGraph: Sendable {
  private let types: [String: TypeDefinition]
  private let derived: [String: [String]]

  package init(_ version: ServicesVersion) {
    types = Dictionary(version.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var derived: [String: [String]] = [:]
    for type in version.types {
      if let base = type.base { derived[base, default: []].append(type.name) }
    }
    self.derived = derived
  }

  package subscript(name: String) -> TypeDefinition? { types[name] }

  /// A type and the types that it extends, nearest first; empty without a name.
  package func lineage(of name: String?) -> [String] {
    var names: [String] = []
    var next = name
    // A type that extends itself is an error in the reader. Here it must only not cause an endless
    // loop.
    while let name = next, !names.contains(name) {
      names.append(name)
      next = types[name]?.base
    }
    return names
  }

  /// The types that a type extends, nearest first.
  package func ancestors(of name: String) -> [String] {
    lineage(of: types[name]?.base).filter { $0 != name }
  }

  /// The types that extend a type directly.
  package func children(of name: String) -> [String] { derived[name] ?? [] }

  /// The types that extend a type, directly or through other types, sorted by name.
  package func descendants(of name: String) -> [String] {
    var result: Set<String> = []
    var waiting = children(of: name)
    while let next = waiting.popLast() {
      guard next != name, result.insert(next).inserted else { continue }
      waiting += children(of: next)
    }
    return result.sorted()
  }

  /// The own fields of a complex type; none for another type.
  package func ownFields(of name: String) -> [Field] { types[name]?.complex?.fields ?? [] }

  /// The types that values of some types can contain, and the base types of these.
  ///
  /// A value may also have a type that extends the declared one. A base type adds only its own
  /// parts, not the other types that extend it.
  ///
  /// - Parameters:
  ///   - omitted: types that do not count, and neither do types that only they contain.
  ///   - counts: whether the type of a field counts.
  package func reached(
    from names: [String], omitting omitted: Set<String> = [],
    through counts: (Field) -> Bool = { _ in true }
  ) -> (declared: Set<String>, bases: Set<String>) {
    var declared: Set<String> = []
    var bases: Set<String> = []
    var waiting = names
    while let name = waiting.popLast() {
      guard !omitted.contains(name), let type = types[name], declared.insert(name).inserted
      else { continue }
      waiting += type.typesOfParts(through: counts) + descendants(of: name)
      var next = type.base
      while let base = next, let type = types[base], bases.insert(base).inserted {
        waiting += type.typesOfParts(through: counts)
        next = type.base
      }
    }
    return (declared, bases)
  }
}
