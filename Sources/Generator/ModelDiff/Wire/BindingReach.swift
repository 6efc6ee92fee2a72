import ServiceModel

/// The types that the messages of each binding can contain.
struct BindingReach {
  private var soap: Set<String> = []
  private var rest: Set<String> = []
  /// Types that a REST page shows field by field, not only by name inside another.
  private var shown: Set<String> = []

  init(_ version: ServicesVersion, _ graph: TypeGraph) {
    let operations = version.services.flatMap(\.operations)
    let stated = operations.filter { $0.rest == nil || $0.soap != nil }
    soap = Self.types(
      graph.reached(from: stated.flatMap { $0.namedTypesOfValues + $0.namedTypesOfSOAPParts }) {
        $0.onlyOver == nil
      })
    let offered = operations.filter { $0.rest != nil }
    rest = Self.types(graph.reached(from: offered.flatMap(\.namedTypes)))
    let complete = offered.filter { $0.rest?.page.hasSuffix(".json") == true }
    shown = Self.types(graph.reached(from: complete.flatMap(\.namedTypes)))
    shown.formUnion(offered.flatMap(Self.shownTypes))
  }

  private static func types(_ reached: (declared: Set<String>, bases: Set<String>)) -> Set<String> {
    reached.declared.union(reached.bases)
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
