/// An operation in an OpenAPI document.
struct OpenAPIOperation {
  private let operation: RESTServiceSchema.Operation
  private let schemas: OpenAPISchemas
  /// Path parameters, with their names in the document.
  private let pathNames: [String: String]
  /// The names of other operations with the same path and method, which OpenAPI cannot express.
  private let sharing: [String]

  init(
    _ operation: RESTServiceSchema.Operation, _ schemas: OpenAPISchemas,
    pathNames: [String: String], sharing: [String]
  ) {
    self.operation = operation
    self.schemas = schemas
    self.pathNames = pathNames
    self.sharing = sharing
  }

  /// OpenAPI has no place for the name of a body. Client generators expect it here.
  private static let bodyNameKey = "x-codegen-request-body-name"

  private var rest: RESTOperation { operation.rest }
  private var output: [DescribedField] { operation.schema.output }

  func json(id: String) -> OrderedJSON {
    let descriptor = operation.schema.descriptor
    var json: OrderedJSON = [
      "operationId": .string(id), "tags": [.string(descriptor.service.name)],
      "parameters": .array(parameters),
    ]
    if !sharing.isEmpty {
      let names = sharing.joined(separator: " or ")
      json =
        json + ["description": .string("If a parameter has another type, \(names) is called.")]
    }
    if let requestBody { json = json + ["requestBody": requestBody] }
    if let name = bodyParameter?.name { json = json + [Self.bodyNameKey: .string(name)] }
    return json + ["responses": .object(responses)]
  }

  // MARK: Parameters

  private var parameters: [OrderedJSON] {
    let own = rest.parameters.compactMap { parameter in
      operation.type(of: parameter).flatMap { self.parameter(parameter, $0) }
    }
    let common = OpenAPIParameter.allCases.filter { $0 != .select || rest.selectsProperties }
    return own + common.map(\.reference)
  }

  private func parameter(_ parameter: RESTParameter, _ type: DescribedType) -> OrderedJSON? {
    switch parameter.location {
    case .path:
      return [
        "name": .string(pathNames[parameter.name] ?? parameter.name), "in": "path",
        "required": true, "schema": schemas.use(type),
      ]
    case .query: return query(parameter, type)
    case .property, .body, .form: return nil
    }
  }

  private func query(_ parameter: RESTParameter, _ type: DescribedType) -> OrderedJSON {
    var json: OrderedJSON = ["name": .string(parameter.name), "in": "query"]
    if parameter.isRequired { json = json + ["required": true] }
    if parameter.list == .commas { json = json + ["style": "form", "explode": false] }
    switch type {
    case .object, .dictionary:
      // OpenAPI has no style for this form.
      json = json + ["description": .string(Self.dotted(parameter.name))]
    default: break
    }
    return json + ["schema": schemas.use(type)]
  }

  private static func dotted(_ name: String) -> String {
    "Each property is a parameter of its own, `\(name).<property>`."
  }

  // MARK: Body

  /// The body may be missing, which is read like null.
  private var requestBody: OrderedJSON? {
    switch rest.body {
    case .none: nil
    case .wrapper: body(RESTExchange.jsonTypes, schemas.body(of: operation))
    case .form: body([MediaType.form], schemas.body(of: operation))
    case .binary: ["content": .object(fileContents)]
    case .value:
      bodyParameter.flatMap(operation.type).map {
        body(RESTExchange.jsonTypes, schemas.orNull($0))
      }
    }
  }

  /// The parameter that is the whole body.
  private var bodyParameter: RESTParameter? { rest.parameters.first { $0.location == .body } }

  /// A file, either as the body or in a form.
  private var fileContents: [(name: String, value: OrderedJSON)] {
    let name = bodyParameter?.name ?? "file"
    let form: OrderedJSON = [
      "type": "object", "properties": .object([(name: name, value: .object([]))]),
    ]
    let types =
      rest.requestMediaTypes.isEmpty ? ["application/octet-stream"] : rest.requestMediaTypes
    return types.map { type in
      let schema = type == MultipartForm.mediaType ? form : .object([])
      return (name: type, value: ["schema": schema])
    }
  }

  private func body(_ mediaTypes: [String], _ schema: OrderedJSON) -> OrderedJSON {
    ["content": Self.content(mediaTypes, schema)]
  }

  private static func content(_ mediaTypes: [String], _ schema: OrderedJSON) -> OrderedJSON {
    .object(mediaTypes.map { (name: $0, value: ["schema": schema]) })
  }

  // MARK: Responses

  private var responses: [(name: String, value: OrderedJSON)] {
    var responses = success
    for refusal in OpenAPIRefusal.allCases where occurs(refusal) {
      responses.append((name: refusal.status, value: refusal.reference))
    }
    return responses
  }

  private var success: [(name: String, value: OrderedJSON)] {
    let nothing = (name: "204", value: ["description": "Done."] as OrderedJSON)
    guard let result = output.first else { return [nothing] }
    guard rest.answersJSON else {
      return [(name: "200", value: success(rest.binaryTypes, raw(result.type))), nothing]
    }
    let schema =
      result.type.isNillable ? schemas.orNull(result.type) : schemas.use(result.type)
    return [(name: "200", value: success(RESTExchange.jsonTypes, schema))]
  }

  private func success(_ mediaTypes: [String], _ schema: OrderedJSON) -> OrderedJSON {
    ["description": "The result.", "content": Self.content(mediaTypes, schema)]
  }

  private func raw(_ type: DescribedType) -> OrderedJSON {
    type == .string ? ["type": "string"] : [:]
  }

  private func occurs(_ refusal: OpenAPIRefusal) -> Bool {
    switch refusal {
    case .notFound: rest.parameters.contains { $0.location == .path }
    case .notAcceptable: !output.isEmpty
    case .tooLarge, .unsupportedMedia: rest.body != .none
    default: true
    }
  }
}
