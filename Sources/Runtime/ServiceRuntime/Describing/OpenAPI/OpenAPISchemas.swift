/// The JSON schemas of the types that a server uses over REST.
struct OpenAPISchemas: Sendable {
  private let schema: RESTServiceSchema
  /// The names of components. Types with the same name in several namespaces get a number.
  private let names: [XMLName: String]
  /// The names of bodies that are made for an operation, by method and path.
  private let bodyNames: [String: String]

  /// The component of every error response.
  static let error = "Error"

  init(_ schema: RESTServiceSchema) {
    self.schema = schema
    var taken: Set = [Self.error]
    var names: [XMLName: String] = [:]
    for name in schema.types.compactMap(\.componentName).sorted(by: Self.isOrdered) {
      names[name] = Self.unique(name.local, &taken)
    }
    self.names = names
    var bodyNames: [String: String] = [:]
    for operation in schema.operations where operation.bodyFields != nil {
      bodyNames[operation.bodyKey] = Self.unique(operation.id + "Request", &taken)
    }
    self.bodyNames = bodyNames
  }

  private static func unique(_ name: String, _ taken: inout Set<String>) -> String {
    let name = fit(name)
    var unique = name
    var number = 1
    while !taken.insert(unique).inserted {
      number += 1
      unique = name + String(number)
    }
    return unique
  }

  private static func isOrdered(_ left: XMLName, before right: XMLName) -> Bool {
    (left.local, left.namespace) < (right.local, right.namespace)
  }

  /// The specification allows letters, digits, and three other characters.
  private static func fit(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" })
  }

  // MARK: Components

  /// Every named type by its name.
  var components: OrderedJSON {
    var components = [(name: Self.error, value: Self.errorSchema)]
    for type in schema.types {
      guard let name = type.componentName.flatMap({ names[$0] }) else { continue }
      components.append((name: name, value: definition(type)))
    }
    for operation in schema.operations {
      guard let name = bodyNames[operation.bodyKey], let fields = operation.bodyFields else {
        continue
      }
      components.append((name: name, value: object(fields)))
    }
    return .object(components.sorted { $0.name < $1.name })
  }

  private static var errorSchema: OrderedJSON {
    [
      "type": "object", "description": "Why a request was refused.",
      "properties": [
        "Message": ["type": "string", "description": "What went wrong."],
        "MessageDetail": ["type": "string", "description": "More about it."],
        "ErrorCode": [
          "type": "string", "description": "A subcode that the status does not express.",
        ],
      ],
      "required": ["Message"],
    ]
  }

  private func definition(_ type: DescribedType) -> OrderedJSON {
    switch type {
    case .object(let name): object(schema.objects[name] ?? [])
    case .enumeration:
      [
        "type": "string",
        "description": "The name of a member; members unknown to the service are kept.",
      ]
    case .flags:
      [
        "type": "string",
        "description": "The names of the flags that are set, separated by commas.",
      ]
    default: ["description": "A value of unknown shape."]
    }
  }

  /// An object with a property for each field. None is required, and any may be null.
  private func object(_ fields: [DescribedField]) -> OrderedJSON {
    let properties = fields.map { (name: $0.name, value: orNull($0.type)) }
    return ["type": "object", "properties": .object(properties)]
  }

  // MARK: Uses

  /// The schema of a body that is made for an operation. Null means no parameters.
  func body(of operation: RESTServiceSchema.Operation) -> OrderedJSON {
    let body = bodyNames[operation.bodyKey].map(Self.reference) ?? ["type": "object"]
    return operation.rest.body == .form ? body : Self.orNull(body)
  }

  private static func reference(_ component: String) -> OrderedJSON {
    ["$ref": .string("#/components/schemas/" + component)]
  }

  /// The schema of a value, inline or as a reference.
  func use(_ type: DescribedType) -> OrderedJSON {
    switch type {
    case .string: ["type": "string"]
    case .boolean: ["type": "boolean"]
    case .double: ["type": "number", "format": "double"]
    case .simple(let name): ["type": ["decimal", "float"].contains(name) ? "number" : "string"]
    case .integer(let name): Self.integer(name)
    case .dateTime: ["type": "string", "format": "date-time"]
    case .duration:
      ["type": "string", "description": "`P1DT2H`, as XML Schema writes it, or `1.02:00:00`."]
    case .binary: ["type": "string", "contentEncoding": "base64"]
    case .array(let item): ["type": "array", "items": self.item(item)]
    case .dictionary(let dictionary):
      ["type": "object"] + keys(dictionary.key)
        + ["additionalProperties": item(dictionary.value)]
    case .any: [:]
    case .enumeration(let name), .flags(let name), .object(let name), .opaque(let name):
      names[name].map(Self.reference) ?? [:]
    }
  }

  private func item(_ item: SchemaItem) -> OrderedJSON {
    item.isOptional ? orNull(item.type) : use(item.type)
  }

  private func keys(_ key: DescribedType) -> OrderedJSON {
    switch key {
    case .integer: ["propertyNames": ["pattern": "^-?[0-9]+$"]]
    case .dateTime: ["propertyNames": ["format": "date-time"]]
    default: [:]
    }
  }

  /// The schema of a value that may be null, which is read like a missing one.
  func orNull(_ type: DescribedType) -> OrderedJSON { Self.orNull(use(type)) }

  private static func orNull(_ schema: OrderedJSON) -> OrderedJSON {
    guard case .object(var properties) = schema, let first = properties.first else { return [:] }
    if first.name == "$ref" { return ["anyOf": [schema, ["type": "null"]]] }
    properties[0].value = .array([first.value, "null"])
    return .object(properties)
  }

  private static func integer(_ name: String) -> OrderedJSON {
    switch name {
    case "short": ranged("int16", minimum: Int(Int16.min), maximum: Int(Int16.max))
    case "unsignedInt": ranged("uint32", minimum: Int(UInt32.min), maximum: Int(UInt32.max))
    case "int": ranged("int32", minimum: Int(Int32.min), maximum: Int(Int32.max))
    default: ["type": "integer", "format": "int64"]
    }
  }

  private static func ranged(_ format: String, minimum: Int, maximum: Int) -> OrderedJSON {
    [
      "type": "integer", "format": .string(format), "minimum": .integer(minimum),
      "maximum": .integer(maximum),
    ]
  }
}

extension RESTServiceSchema.Operation {
  fileprivate var bodyKey: String { "\(rest.method) \(rest.path) \(id)" }
}

extension DescribedType {
  /// The name of a type that is described once and referred to.
  fileprivate var componentName: XMLName? {
    switch self {
    case .enumeration(let name), .flags(let name), .object(let name), .opaque(let name): name
    default: nil
    }
  }
}
