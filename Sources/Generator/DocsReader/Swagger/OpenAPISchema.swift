import PositionedJSON

/// Converts schemas of OpenAPI 3 to Swagger 2.0.
extension JSONSyntaxTree {
  var swaggerSchema: JSONSyntaxTree {
    if let valueUnlessNull {
      // What stands next to the choice is about the value, too.
      let value = valueUnlessNull.swaggerSchema
      return value.with(
        (value.members ?? []) + members(besides: ["anyOf"]).flatMap(\.swaggerMembers))
    }
    return members.map { with($0.flatMap(\.swaggerMembers)) } ?? self
  }

  /// A schema with a name. The servers do not name plain strings, so a named string is an
  /// enumeration whose members they do not know.
  var swaggerDefinition: JSONSyntaxTree {
    let schema = swaggerSchema
    guard let type = schema.member("type"), type.value.text == "string",
      schema.member("format") == nil, schema.member("enum") == nil
    else { return schema }
    let none = JSONSyntaxTree(value: .array([]), range: type.keyRange)
    return schema.with((schema.members ?? []) + [type.renamed("enum", none)])
  }

  /// The schema of a value that may also be null; nil for any other schema. All values of this
  /// documentation may be null.
  var valueUnlessNull: JSONSyntaxTree? {
    guard let choices = member("anyOf")?.value.items, choices.count == 2 else { return nil }
    let values = choices.filter { $0.member("type")?.value.text != "null" }
    return values.count == 1 ? values[0] : nil
  }
}

extension JSONSyntaxTree.Member {
  private static let prefix = "#/components/schemas/"

  /// The members of a schema that replace this one.
  fileprivate var swaggerMembers: [Self] {
    switch key {
    case "$ref": [with(definition)]
    case "type": [with(singleType)]
    case "properties": [with(value.mapMembers(\.value.swaggerSchema))]
    case "items", "additionalProperties": [with(value.swaggerSchema)]
    case "contentEncoding" where value.text == "base64": [renamed("format", to: "byte")]
    // The pattern of the keys of a map.
    case "propertyNames": []
    default: [self]
    }
  }

  /// `["string", "null"]` is a string.
  private var singleType: JSONSyntaxTree {
    let names = (value.items ?? []).filter { $0.text != "null" }
    return names.count == 1 ? names[0] : value
  }

  private var definition: JSONSyntaxTree {
    guard let text = value.text, text.hasPrefix(Self.prefix) else { return value }
    let name = SwaggerReader.definitionsPrefix + text.dropFirst(Self.prefix.count)
    return JSONSyntaxTree(value: .string(name), range: value.range)
  }
}

/// The same parts under other names, at the same positions.
extension JSONSyntaxTree {
  func with(_ members: [Member]) -> JSONSyntaxTree {
    JSONSyntaxTree(value: .object(members), range: range)
  }

  func members(besides keys: Set<String>) -> [Member] {
    (members ?? []).filter { !keys.contains($0.key) }
  }

  func replacing(_ key: String, with value: JSONSyntaxTree) -> JSONSyntaxTree {
    with((members ?? []).map { $0.key == key ? $0.with(value) : $0 })
  }

  func mapMembers(_ transform: (Member) -> JSONSyntaxTree) -> JSONSyntaxTree {
    guard let members else { return self }
    return with(members.map { $0.with(transform($0)) })
  }
}

extension JSONSyntaxTree.Member {
  func with(_ value: JSONSyntaxTree) -> Self { renamed(key, value) }

  func renamed(_ key: String, _ value: JSONSyntaxTree) -> Self {
    Self(key: key, keyRange: keyRange, value: value)
  }

  func renamed(_ key: String, to text: String) -> Self {
    renamed(key, JSONSyntaxTree(value: .string(text), range: value.range))
  }

  /// A text at the position of the key.
  func labelled(_ key: String, _ text: String) -> Self {
    renamed(key, JSONSyntaxTree(value: .string(text), range: keyRange))
  }
}
