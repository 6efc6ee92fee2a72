import ServiceModel

/// The types of a version by name, with what they inherit.
struct ComparedTypes {
  /// The version's own namespace.
  let namespace: String
  private let types: [String: TypeDefinition]
  /// The types that are used in a declaration. A base that is not used in one is only a set of
  /// fields.
  private let declared: Set<String>

  init(_ version: ServicesVersion) {
    namespace = version.namespace
    types = Dictionary(
      version.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var declared = Set(version.services.flatMap(\.operations).flatMap(\.namedTypes))
    for type in version.types { declared.formUnion(type.typesOfParts) }
    self.declared = declared
  }

  subscript(name: String) -> TypeDefinition? { types[name] }

  /// The types that extend a type, directly or through other types.
  func descendants(of name: String) -> [TypeDefinition] {
    types.values.filter { ancestors(of: $0.base).contains(name) }
  }

  func isDeclared(_ name: String) -> Bool { declared.contains(name) }

  /// The names of the types that a type extends, the nearest first.
  func ancestors(of base: String?) -> [String] {
    var names: [String] = []
    var next = base
    while let name = next, !names.contains(name) {
      names.append(name)
      next = types[name]?.base
    }
    return names
  }

  /// The inherited fields in the order of messages: the most distant base first.
  func inherited(from base: String?) -> [Field] {
    ancestors(of: base).reversed().flatMap { name -> [Field] in
      guard case .complex(let complex) = types[name]?.shape else { return [] }
      return complex.fields
    }
  }
}

extension ComparedTypes {
  /// The fields in the order of SOAP: those of the base come first.
  func fields(of type: ComplexType) -> [Field] { inherited(from: type.base) + type.fields }
}
