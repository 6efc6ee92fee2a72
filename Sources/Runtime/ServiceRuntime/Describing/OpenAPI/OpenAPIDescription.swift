/// The OpenAPI 3.1 description of all REST operations of a server.
struct OpenAPIDescription: Sendable {
  private let schema: RESTServiceSchema
  private let schemas: OpenAPISchemas
  private let options: SelfDescription
  private let access: DescribedAccess

  init(_ schema: RESTServiceSchema, options: SelfDescription, access: DescribedAccess) {
    self.schema = schema
    self.options = options
    self.access = access
    schemas = OpenAPISchemas(schema)
  }

  /// The document for a server at a URL.
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
        "securitySchemes": securitySchemes,
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
    let sharing = Dictionary(grouping: schema.operations, by: \.routeKey)
    for operation in schema.operations {
      let path = OpenAPIPath(operation.rest.path)
      let known = paths.firstIndex { $0.path.shape == path.shape }
      if known == nil { paths.append((path, [])) }
      let index = known ?? paths.count - 1
      // OpenAPI can have one operation for each path and method. It cannot have a second one that
      // differs in the type of a parameter: the first one's description names it.
      let verb = operation.rest.method.rawValue.lowercased()
      if paths[index].verbs.contains(where: { $0.name == verb }) { continue }
      let json = OpenAPIOperation(
        operation, schemas, pathNames: path.renaming(to: paths[index].path),
        sharing: sharing[operation.routeKey, default: []].dropFirst().map(\.id)
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

  /// Any one of the schemes is enough; none if everybody is accepted.
  private var security: OrderedJSON {
    let nothing: [OrderedJSON] = access.isOpen ? [.object([])] : []
    return .array(
      nothing + access.schemes.map { .object([(name: $0.openAPIName, value: .array([]))]) })
  }

  private var securitySchemes: OrderedJSON {
    .object(access.schemes.map { (name: $0.openAPIName, value: $0.openAPI) })
  }
}

/// Which callers are accepted.
struct DescribedAccess: Sendable {
  /// Whether calls without credentials are accepted.
  let isOpen: Bool
  /// In the order of the document.
  let schemes: [RESTCredentials.Scheme]

  init(_ authenticator: any Authenticator) {
    isOpen = authenticator is AllowEveryone
    let accepted = authenticator.restSchemes
    schemes = RESTCredentials.Scheme.allCases.filter(accepted.contains)
  }
}

extension RESTCredentials.Scheme {
  fileprivate var openAPIName: String {
    switch self {
    case .basic: "Basic"
    case .bearer: "Bearer"
    case .ticket: "SoTicket"
    case .xsrf: "XSRF"
    }
  }

  fileprivate var openAPI: OrderedJSON {
    switch self {
    case .basic: ["type": "http", "scheme": "basic"]
    case .bearer: ["type": "http", "scheme": "bearer"]
    case .ticket: ["type": "http", "scheme": "SoTicket"]
    case .xsrf: ["type": "apiKey", "in": "header", "name": .string(RESTCredentials.xsrfHeader)]
    }
  }
}
