/// The OpenAPI 3.1 description of everything a server serves over REST.
struct OpenAPIDocument: Sendable {
  private let schema: RESTServiceSchema
  private let schemas: OpenAPISchemas
  private let options: SelfDescription
  /// Whether calls without credentials are let in.
  private let isOpen: Bool

  init(_ schema: RESTServiceSchema, _ options: SelfDescription, isOpen: Bool) {
    self.schema = schema
    self.options = options
    self.isOpen = isOpen
    schemas = OpenAPISchemas(schema)
  }

  /// The document of a server that is reached at a URL.
  func text(baseURL: String) -> String {
    let json: OrderedJSON = [
      "openapi": "3.1.0",
      "info": ["title": .string(title), "version": .string(options.version)],
      "servers": [["url": .string(baseURL)]],
      "security": security,
      "paths": paths,
      "components": [
        "schemas": schemas.components,
        "parameters": OpenAPIParameter.components,
        "responses": OpenAPIRefusal.components,
        "securitySchemes": Self.securitySchemes,
      ],
    ]
    return json.document
  }

  private var title: String {
    if let title = options.title { return title }
    let names = Set(schema.operations.map(\.schema.descriptor.service.name))
    return names.isEmpty ? "Services" : names.sorted().joined(separator: ", ")
  }

  // MARK: Paths

  private var paths: OrderedJSON {
    var paths: [(path: OpenAPIPath, verbs: [(name: String, value: OrderedJSON)])] = []
    var ids: Set<String> = []
    let uses = Dictionary(schema.operations.map { ($0.routeKey, 1) }, uniquingKeysWith: +)
    for operation in schema.operations {
      let path = OpenAPIPath(operation.rest.path)
      let known = paths.firstIndex { $0.path.shape == path.shape }
      if known == nil { paths.append((path, [])) }
      let index = known ?? paths.count - 1
      // OpenAPI can tell of one operation for a verb; a second one, told apart by the text of a
      // parameter, has no place.
      let verb = operation.rest.method.rawValue.lowercased()
      if paths[index].verbs.contains(where: { $0.name == verb }) { continue }
      let json = OpenAPIOperation(
        operation, schemas, pathNames: path.renaming(to: paths[index].path),
        isShared: uses[operation.routeKey, default: 1] > 1
      ).json(id: id(operation.id, &ids))
      paths[index].verbs.append((name: verb, value: json))
    }
    return .object(paths.map { (name: $0.path.text, value: .object($0.verbs)) })
  }

  private func id(_ id: String, _ taken: inout Set<String>) -> String {
    var unique = id
    var number = 1
    while !taken.insert(unique).inserted {
      number += 1
      unique = id + String(number)
    }
    return unique
  }

  // MARK: Security

  /// Any one of the schemes will do; none where everybody is let in.
  private var security: OrderedJSON {
    guard case .object(let schemes) = Self.securitySchemes else { return [] }
    let nothing: [OrderedJSON] = isOpen ? [.object([])] : []
    return .array(nothing + schemes.map { .object([(name: $0.name, value: .array([]))]) })
  }

  private static var securitySchemes: OrderedJSON {
    [
      "Basic": ["type": "http", "scheme": "basic"],
      "Bearer": ["type": "http", "scheme": "bearer"],
      "SoTicket": ["type": "http", "scheme": "SoTicket"],
      "XSRF": ["type": "apiKey", "in": "header", "name": "X-XSRF-TOKEN"],
    ]
  }
}
