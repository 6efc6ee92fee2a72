import Diagnostics
import ServiceModel

/// The values in the request of an operation of a Swagger file, and their locations.
struct SwaggerRequest {
  let operation: SwaggerOperation
  let definitions: SwaggerDefinitions
  let profile: DocumentationProfile
  /// The service and the operation. The names of types without a name begin with them.
  let target: RESTTarget

  var body: RESTBinding.Body {
    for parameter in operation.parameters {
      switch parameter.location {
      case .body: return parameter.wrapper == nil ? .value : .wrapper
      case .formData: return parameter.schema.isFile ? .binary : .form
      case .path, .query, .header: break
      }
    }
    return .none
  }

  /// A value of the request.
  struct Value {
    let name: String
    let location: RESTCarrier.Location
    let schema: SwaggerSchema
    let isRequired: Bool
    let collectionFormat: String?
    let description: String?
    let place: PagePlace
    /// The properties of the items, if the value is a JSON Patch document.
    var patchProperties: [SwaggerProperty]?
  }

  /// All values except headers: parts of the path, the query, the body.
  var values: [Value] {
    let parameters = operation.parameters
    let body = body
    return parameters.filter { $0.location == .path }.map { value($0, .path) }
      + parameters.filter { $0.location == .query }.map { value($0, .query) }
      + parameters.filter { $0.location == .body }.flatMap(bodyValues)
      + parameters.filter { $0.location == .formData }
      .map { value($0, body == .binary ? .body : .property) }
  }

  private func bodyValues(_ parameter: SwaggerParameter) -> [Value] {
    guard let wrapper = parameter.wrapper,
      case .object(let properties)? = definitions.target(of: wrapper)?.schema.kind
    else {
      var value = value(parameter, .body)
      value.patchProperties = definitions.patchOperation(parameter, of: operation)?.properties
      return [value]
    }
    return properties.map { property in
      Value(
        name: property.name, location: .property, schema: property.schema, isRequired: false,
        collectionFormat: nil, description: property.schema.description, place: property.place)
    }
  }

  private func value(_ parameter: SwaggerParameter, _ location: RESTCarrier.Location) -> Value {
    Value(
      name: parameter.name, location: location, schema: parameter.schema,
      isRequired: location == .path || location == .query && parameter.isRequired,
      collectionFormat: parameter.collectionFormat, description: parameter.description,
      place: parameter.place)
  }

  func place(of value: Value) -> SwaggerTypes.Place {
    SwaggerTypes.Place(
      owner: target.service.name, property: value.name, place: value.place,
      operation: target.operation)
  }
}

extension SwaggerRequest.Value {
  /// The object in a query that has the value as a property.
  var queryObject: String? { location == .query ? RESTQueryObject.name(in: name) : nil }

  /// The members of an enumeration in a path or a query. It belongs to the parameter alone.
  var listedMembers: [String]? {
    guard location == .path || location == .query, case .enumeration(let members) = schema.kind
    else { return nil }
    return members
  }

  /// Whether its type has no name in the file and belongs to the operation alone.
  var isNamedLater: Bool { listedMembers != nil || queryObject != nil || patchProperties != nil }

  /// The row for it on a page.
  var row: RESTOperationPage.Row {
    RESTOperationPage.Row(
      text: RESTRowText(
        name: name, type: schema.label, cell: ByteText(Array((description ?? "").utf8))),
      range: place.range)
  }

  var documentation: String? { description.flatMap { Prose.line($0) } }
}

extension SwaggerSchema {
  /// The label that tables of pages print for it.
  fileprivate var label: String {
    switch kind {
    case .enumeration(let members): "Enum: " + members.joined(separator: ", ")
    case .array: "array"
    case .map, .object, .reference, .scalar(.anyType): "object"
    case .file, .scalar(.base64Binary): "byte"
    case .scalar(.boolean): "bool"
    case .scalar(.byte), .scalar(.short), .scalar(.int): "int32"
    case .scalar(.unsignedByte), .scalar(.unsignedShort), .scalar(.unsignedInt): "int32"
    case .scalar(.long), .scalar(.unsignedLong), .scalar(.integer): "int64"
    case .scalar(.float), .scalar(.double), .scalar(.decimal): "double"
    case .scalar(.dateTime): "date-time"
    case .scalar: "string"
    }
  }
}
