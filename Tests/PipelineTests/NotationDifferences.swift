import ServiceModel

/// The differences between the models of two notations of one revision, in kinds that name no
/// operation and no type.
struct NotationDifferences {
  private(set) var counts: [String: Int] = [:]

  /// - Parameters:
  ///   - swagger: the model of Swagger files and WSDLs.
  ///   - pages: the model of REST pages and WSDLs.
  init(_ swagger: ServicesVersion, _ pages: ServicesVersion) {
    compareServices(swagger, pages)
    let types = Self.byName(swagger.types, \.name)
    let others = Self.byName(pages.types, \.name)
    add(
      "a type that pages give another name, or none", Set(types.keys).subtracting(others.keys).count
    )
    add("a type that only pages name", Set(others.keys).subtracting(types.keys).count)
    for (name, type) in types {
      if let other = others[name] { compare(type, other) }
    }
  }

  private static func byName<Value>(_ values: [Value], _ name: (Value) -> String) -> [String: Value]
  {
    Dictionary(values.map { (name($0), $0) }) { first, _ in first }
  }

  private mutating func add(_ kind: String, _ count: Int = 1) {
    if count > 0 { counts[kind, default: 0] += count }
  }

  // MARK: Operations

  private mutating func compareServices(_ swagger: ServicesVersion, _ pages: ServicesVersion) {
    func operations(_ version: ServicesVersion) -> [String: ServiceOperation] {
      let pairs = version.services.flatMap { service in
        service.operations.map { ("\(service.kind) \(service.name).\($0.name)", $0) }
      }
      return Dictionary(pairs) { first, _ in first }
    }
    let (ours, theirs) = (operations(swagger), operations(pages))
    add("an operation of one notation", Set(ours.keys).symmetricDifference(theirs.keys).count)
    for (address, operation) in ours {
      if let other = theirs[address] { compare(operation, other) }
    }
  }

  private mutating func compare(_ operation: ServiceOperation, _ other: ServiceOperation) {
    compare(operation.parameters, other.parameters, what: "parameter")
    compare(operation.results, other.results, what: "result")
    var (one, two) = (operation.soap, other.soap)
    one?.page = ""
    two?.page = ""
    if one != two { add("the SOAP binding") }
    if let rest = operation.rest, let pages = other.rest { compare(rest, pages) }
    if (operation.rest == nil) != (other.rest == nil) { add("a REST binding of one notation") }
  }

  private mutating func compare(_ values: [Parameter], _ others: [Parameter], what: String) {
    guard values.map(\.name) == others.map(\.name) else { return add("the names of \(what)s") }
    for (value, other) in zip(values, others) { compare(value.type, other.type, what: what) }
  }

  private mutating func compare(_ rest: RESTBinding, _ other: RESTBinding) {
    var (one, two) = (rest, other)
    for index in one.parameters.indices {
      one.parameters[index].documentation = nil
      if two.parameters.indices.contains(index),
        one.parameters[index].list != two.parameters[index].list
      {
        add("the form of a list in a query")
        two.parameters[index].list = one.parameters[index].list
      }
    }
    for index in two.parameters.indices { two.parameters[index].documentation = nil }
    (one.page, two.page) = ("", "")
    if one != two { add("the REST binding") }
  }

  // MARK: Types

  private mutating func compare(_ type: TypeDefinition, _ other: TypeDefinition) {
    switch (type.shape, other.shape) {
    case (.complex(let complex), .complex(let other)): compare(complex, other)
    case (_, .opaque) where type.shape != .opaque: add("a type of which pages show nothing")
    default:
      if type.shape != other.shape { add("the shape of a type") }
    }
  }

  private mutating func compare(_ complex: ComplexType, _ other: ComplexType) {
    if complex.base != other.base { add("the base of a type") }
    let others = Self.byName(other.fields, \.name)
    for field in complex.fields {
      guard let other = others[field.name] else {
        add("a field that pages do not show")
        continue
      }
      if field.onlyOver != other.onlyOver { add("the binding of a field") }
      compare(field.type, other.type, what: "field")
    }
    add(
      "a field that only pages show",
      Set(others.keys).subtracting(complex.fields.map(\.name)).count)
  }

  private mutating func compare(_ type: TypeReference, _ other: TypeReference, what: String) {
    guard type != other else { return }
    switch (type, other) {
    case (.array(let item), .array(let otherItem)): compare(item, otherItem, what: what)
    case (_, .unknown): add("the type of a \(what), unknown to the pages")
    case (.named, .named): add("the name of the type of a \(what)")
    case (.named, .scalar(.string)): add("a \(what) that is an enumeration, and text on the pages")
    default: add("a \(what) that is \(type), and \(other) on the pages")
    }
  }
}
