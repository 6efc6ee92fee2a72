import PositionedJSON

/// Converts a schema of OpenAPI 3 to Swagger 2.0.
struct OpenAPISchemaConversion {
  private static let prefix = "#/components/schemas/"

  func schema(_ schema: JSONSyntaxTree) -> JSONSyntaxTree {
    guard let members = schema.members else { return schema }
    if let only = Self.valueOrNull(schema) { return self.schema(only) }
    return schema.with(members.flatMap(member))
  }

  /// A schema with a name. The servers do not name plain strings, so a named string is an
  /// enumeration whose members they do not know.
  func definition(_ definition: JSONSyntaxTree) -> JSONSyntaxTree {
    let schema = schema(definition)
    guard let type = schema.member("type"), type.value.text == "string",
      schema.member("format") == nil, schema.member("enum") == nil
    else { return schema }
    let none = JSONSyntaxTree(value: .array([]), range: type.keyRange)
    return schema.with((schema.members ?? []) + [type.renamed("enum", none)])
  }

  private func member(_ member: JSONSyntaxTree.Member) -> [JSONSyntaxTree.Member] {
    switch member.key {
    case "$ref": [reference(member)]
    case "type": [type(member)]
    case "properties": [member.with(member.value.mapMembers { schema($0.value) })]
    case "items", "additionalProperties": [member.with(schema(member.value))]
    case "contentEncoding" where member.value.text == "base64":
      [member.renamed("format", to: "byte")]
    // The pattern of the keys of a map.
    case "propertyNames": []
    default: [member]
    }
  }

  /// The schema of a value that may also be null. All values of this documentation may be null.
  static func valueOrNull(_ schema: JSONSyntaxTree) -> JSONSyntaxTree? {
    guard let choices = schema.member("anyOf")?.value.items, choices.count == 2 else { return nil }
    let values = choices.filter { $0.member("type")?.value.text != "null" }
    return values.count == 1 ? values[0] : nil
  }

  /// `["string", "null"]`
  private func type(_ member: JSONSyntaxTree.Member) -> JSONSyntaxTree.Member {
    let names = (member.value.items ?? []).filter { $0.text != "null" }
    return names.count == 1 ? member.with(names[0]) : member
  }

  private func reference(_ member: JSONSyntaxTree.Member) -> JSONSyntaxTree.Member {
    guard let text = member.value.text, text.hasPrefix(Self.prefix) else { return member }
    let name = SwaggerReader.definitionsPrefix + text.dropFirst(Self.prefix.count)
    return member.with(JSONSyntaxTree(value: .string(name), range: member.value.range))
  }
}

/// The same parts under other names, at the same positions.
extension JSONSyntaxTree {
  func with(_ members: [Member]) -> JSONSyntaxTree {
    JSONSyntaxTree(value: .object(members), range: range)
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
