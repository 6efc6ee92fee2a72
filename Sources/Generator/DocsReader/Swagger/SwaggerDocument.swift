import Diagnostics
import ServiceModel

/// The content of a Swagger file, as it is written.
struct SwaggerDocument: Sendable {
  var operations: [SwaggerOperation] = []
  var definitions: [SwaggerDefinition] = []
  var findings: [SwaggerFinding] = []
}

/// Something in a part of a file that is only reported if the part is needed.
struct SwaggerFinding: Sendable {
  enum Owner: Sendable {
    /// By its full name.
    case definition(String)
    /// By its `operationId`.
    case operation(String)
  }

  let rule: DiagnosticRule
  let message: String
  let place: PagePlace
  let owner: Owner
}

struct SwaggerOperation: Sendable {
  /// In upper case.
  let method: String
  let path: String
  /// The `operationId`.
  let id: String
  let place: PagePlace
  var prose: [String] = []
  var requestMediaTypes: [String] = []
  var responseMediaTypes: [String] = []
  var parameters: [SwaggerParameter] = []
  var responses: [SwaggerResponse] = []
  /// Whether a caller has to identify itself.
  var isSecured = false
}

struct SwaggerParameter: Sendable {
  enum Location: String, Sendable { case path, query, header, body, formData }

  let name: String
  let location: Location
  let schema: SwaggerSchema
  let isRequired: Bool
  /// The form of a list on the wire; nil if the file does not state it.
  let collectionFormat: String?
  let description: String?
  let place: PagePlace

  /// A request can have only one parameter with the same name and location.
  struct Key: Hashable {
    let name: String
    let location: Location
  }

  var key: Key { Key(name: name, location: location) }
}

struct SwaggerResponse: Sendable {
  /// Nil for the default.
  let status: Int?
  let description: String?
  let schema: SwaggerSchema?
}

/// A named schema.
struct SwaggerDefinition: Sendable {
  /// As references write it: a full name with periods.
  let name: String
  let schema: SwaggerSchema
  let place: PagePlace
  /// The name of the type. It depends on the other definitions.
  var typeName = ""
}

/// The shape of a value.
struct SwaggerSchema: Sendable {
  indirect enum Kind: Sendable {
    /// A definition, by its full name.
    case reference(String)
    case scalar(ScalarType)
    case enumeration([String])
    case array(SwaggerSchema)
    /// An object whose properties may have any name.
    case map(SwaggerSchema)
    case object([SwaggerProperty])
    /// The bytes of a file.
    case file
  }

  let kind: Kind
  let description: String?
  let place: PagePlace

  var isFile: Bool { if case .file = kind { true } else { false } }

  /// The file does not state it.
  static func anything(at place: PagePlace) -> SwaggerSchema {
    SwaggerSchema(kind: .scalar(.anyType), description: nil, place: place)
  }
}

struct SwaggerProperty: Sendable {
  let name: String
  let schema: SwaggerSchema
  let place: PagePlace
}

extension SwaggerSchema {
  /// Whether they are equal except for prose and position. The order of an enumeration's members is
  /// not a part of its shape.
  func hasSameShape(as other: SwaggerSchema) -> Bool {
    switch (kind, other.kind) {
    case (.reference(let name), .reference(let other)): name == other
    case (.scalar(let scalar), .scalar(let other)): scalar == other
    case (.enumeration(let members), .enumeration(let other)): Set(members) == Set(other)
    case (.array(let item), .array(let other)): item.hasSameShape(as: other)
    case (.map(let value), .map(let other)): value.hasSameShape(as: other)
    case (.object(let properties), .object(let other)):
      properties.count == other.count
        && zip(properties, other).allSatisfy {
          $0.name == $1.name && $0.schema.hasSameShape(as: $1.schema)
        }
    case (.file, .file): true
    default: false
    }
  }
}

extension SwaggerOperation {
  /// Whether they are equal except for prose and position.
  func hasSameShape(as other: SwaggerOperation) -> Bool {
    func bare(_ parameters: [SwaggerParameter]) -> [[String?]] {
      parameters.map { [$0.name, $0.location.rawValue, "\($0.isRequired)", $0.collectionFormat] }
    }
    let schemas = zip(parameters, other.parameters).map { ($0.schema, $1.schema) }
    return method == other.method && path == other.path
      && bare(parameters) == bare(other.parameters) && requestMediaTypes == other.requestMediaTypes
      && responseMediaTypes == other.responseMediaTypes
      && responses.map(\.status) == other.responses.map(\.status)
      && schemas.allSatisfy { $0.hasSameShape(as: $1) }
      && zip(responses, other.responses).allSatisfy { $0.hasSameShape(as: $1) }
  }
}

extension SwaggerResponse {
  fileprivate func hasSameShape(as other: SwaggerResponse) -> Bool {
    switch (schema, other.schema) {
    case (nil, nil): true
    case (let schema?, let other?): schema.hasSameShape(as: other)
    default: false
    }
  }
}
