import ServiceModel

/// The types that the messages of each binding can contain.
struct BindingReach {
  private var soap: Set<String> = []
  private var rest: Set<String> = []
  /// Types that a REST page shows field by field, not only by name inside another.
  private var shown: Set<String> = []

  init(_ version: ServicesVersion) {
    let graph = TypeGraph(version)
    let operations = version.services.flatMap(\.operations)
    let values = { (operation: ServiceOperation) in
      (operation.parameters + operation.results).compactMap(\.type.namedType)
        + operation.namedTypesOfSOAPParts
    }
    soap = graph.closure(of: operations.filter { $0.rest == nil || $0.soap != nil }.flatMap(values))
    {
      $0.onlyOver == nil
    }
    let offered = operations.filter { $0.rest != nil }
    rest = graph.closure(of: offered.flatMap(\.namedTypes)) { _ in true }
    let complete = offered.filter { $0.rest?.page.hasSuffix(".json") == true }
    shown = graph.closure(of: complete.flatMap(\.namedTypes)) { _ in true }
    shown.formUnion(offered.flatMap(Self.shownTypes))
  }

  func bindings(of type: String) -> Bindings {
    var bindings: Bindings = []
    if soap.contains(type) { bindings.insert(.soap) }
    if rest.contains(type) { bindings.insert(.rest) }
    return bindings
  }

  /// Whether the REST form of a type is documented: by a separate table, or by a Swagger file,
  /// which shows every type that it names.
  func showsOverREST(_ type: String) -> Bool { shown.contains(type) }

  /// The types whose properties are in a table: the result, and a parameter that is the whole body.
  private static func shownTypes(of operation: ServiceOperation) -> [String] {
    let bodies = Set(
      operation.rest?.parameters.filter { $0.location == .body }.compactMap(\.parameter) ?? [])
    let values = operation.results + operation.parameters.filter { bodies.contains($0.name) }
    return values.compactMap(\.type.namedType)
  }
}

/// The parts of types.
private struct TypeGraph {
  private let types: [String: TypeDefinition]
  private let derived: [String: [String]]

  init(_ version: ServicesVersion) {
    types = Dictionary(version.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var derived: [String: [String]] = [:]
    for type in version.types {
      if let base = type.base { derived[base, default: []].append(type.name) }
    }
    self.derived = derived
  }

  /// All types that values of some types can contain, through the fields that count.
  func closure(of names: [String], through counts: (Field) -> Bool) -> Set<String> {
    var declared: Set<String> = []
    var bases: Set<String> = []
    var waiting = names
    while let name = waiting.popLast() {
      guard declared.insert(name).inserted, let type = types[name] else { continue }
      waiting += parts(of: type, counts) + (derived[name] ?? [])
      // A base adds only its own parts, not the other types that extend it.
      var next = type.base
      while let base = next, bases.insert(base).inserted, let type = types[base] {
        waiting += parts(of: type, counts)
        next = type.base
      }
    }
    return declared.union(bases)
  }

  private func parts(of type: TypeDefinition, _ counts: (Field) -> Bool) -> [String] {
    if case .complex(let complex) = type.shape {
      return complex.fields.filter(counts).compactMap(\.type.namedType)
    }
    return type.typesOfParts
  }
}

/// The bindings whose messages contain something.
struct Bindings: OptionSet, Sendable {
  let rawValue: Int

  static let soap = Bindings(rawValue: 1)
  static let rest = Bindings(rawValue: 2)

  /// The bindings of an operation on both sides. Only their messages can break.
  init(_ old: ServiceOperation, _ new: ServiceOperation) {
    var bindings: Bindings = []
    if old.soap != nil, new.soap != nil { bindings.insert(.soap) }
    if old.rest != nil, new.rest != nil { bindings.insert(.rest) }
    // A model without any binding does not describe messages. So the usual form is compared.
    self = bindings.isEmpty && old.hasNoBinding && new.hasNoBinding ? .soap : bindings
  }

  init(rawValue: Int) { self.rawValue = rawValue }
}

extension ServiceOperation {
  fileprivate var hasNoBinding: Bool { soap == nil && rest == nil }

  /// The part of a REST request that has a parameter.
  func carriers(of parameter: String) -> [RESTCarrier] {
    rest?.parameters.filter { $0.parameter == parameter } ?? []
  }
}
