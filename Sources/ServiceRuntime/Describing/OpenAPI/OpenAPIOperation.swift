/// An operation in an OpenAPI document.
struct OpenAPIOperation {
  private let operation: OperationSchema
  private let rest: RESTOperation
  private let schemas: OpenAPISchemas
  /// Path parameters under the names the document gives them.
  private let pathNames: [String: String]

  init(
    _ operation: RESTServiceSchema.Operation, _ schemas: OpenAPISchemas,
    pathNames: [String: String]
  ) {
    self.operation = operation.schema
    rest = operation.rest
    self.schemas = schemas
    self.pathNames = pathNames
  }

  func json(id: String) -> OrderedJSON {
    let descriptor = operation.descriptor
    var json: OrderedJSON = [
      "operationId": .string(id), "tags": [.string(descriptor.service.name)],
      "parameters": .array(parameters),
    ]
    if let requestBody { json = json + ["requestBody": requestBody] }
    return json + ["responses": .object(responses)]
  }

  // MARK: Parameters

  private var parameters: [OrderedJSON] {
    let own = rest.parameters.compactMap(parameter)
    let common = OpenAPIParameter.allCases.filter { $0 != .select || rest.selectsProperties }
    return own + common.map(\.reference)
  }

  private func parameter(_ parameter: RESTParameter) -> OrderedJSON? {
    guard let type = type(of: parameter) else { return nil }
    switch parameter.location {
    case .path:
      return [
        "name": .string(pathNames[parameter.name] ?? parameter.name), "in": "path",
        "required": true, "schema": schemas.use(type),
      ]
    case .query:
      return ["name": .string(parameter.name), "in": "query", "schema": schemas.use(type)]
    case .property, .body, .form: return nil
    }
  }

  private func type(of parameter: RESTParameter) -> SchemaType? {
    operation.input.first { $0.name == parameter.field }?.type
  }

  // MARK: Body

  /// The body may be left out: that reads like null.
  private var requestBody: OrderedJSON? {
    switch rest.body {
    case .none: nil
    case .wrapper: body(RESTExchange.jsonTypes, schemas.object(fields(.property)))
    case .form: body([MediaType.form], schemas.object(fields(.form) + fields(.property)))
    case .value:
      rest.parameters.first { $0.location == .body }.flatMap(type).map {
        body(RESTExchange.jsonTypes, schemas.orNull($0))
      }
    }
  }

  private func body(_ mediaTypes: [String], _ schema: OrderedJSON) -> OrderedJSON {
    ["content": Self.content(mediaTypes, schema)]
  }

  private func fields(_ location: RESTParameter.Location) -> [SchemaField] {
    rest.parameters.filter { $0.location == location }.compactMap { parameter in
      type(of: parameter).map { SchemaField(name: parameter.name, type: $0) }
    }
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
    guard let result = operation.output.first else { return [nothing] }
    guard rest.answersJSON else {
      return [(name: "200", value: success(rest.binaryTypes, raw(result.type))), nothing]
    }
    return [(name: "200", value: success(RESTExchange.jsonTypes, schemas.orNull(result.type)))]
  }

  private func success(_ mediaTypes: [String], _ schema: OrderedJSON) -> OrderedJSON {
    ["description": "The result.", "content": Self.content(mediaTypes, schema)]
  }

  private func raw(_ type: SchemaType) -> OrderedJSON { type == .string ? ["type": "string"] : [:] }

  private func occurs(_ refusal: OpenAPIRefusal) -> Bool {
    switch refusal {
    case .notFound: rest.parameters.contains { $0.location == .path }
    case .notAcceptable: !operation.output.isEmpty
    case .tooLarge, .unsupportedMedia: rest.body != .none
    default: true
    }
  }
}
