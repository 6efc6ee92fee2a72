import Diagnostics
import PositionedJSON
import ServiceModel

/// Reads the schemas of a Swagger file: definitions, properties, bodies, and parameters, which are
/// schemas with additional keys.
extension SwaggerReader {
  static let definitionsPrefix = "#/definitions/"

  /// - Parameters:
  ///   - keys: those of the object: a parameter is a schema with additional keys.
  ///   - isNamed: whether it has a name. Only such a schema may be an object with properties.
  mutating func schema(
    _ tree: JSONSyntaxTree, keys: SwaggerKeys = .schema, isNamed: Bool = false
  ) -> SwaggerSchema {
    guard let members = object(tree, "a schema") else { return .anything(at: place(tree.range)) }
    check(members.filter { !isBound($0, of: members) }, by: keys)
    let kind = kind(members, isNamed: isNamed, at: tree.range)
    for member in members where SwaggerKeys.shape.contains(member.key) {
      if !kind.uses(member) { reportUnused(member, by: kind) }
    }
    return SwaggerSchema(
      kind: kind, description: text("description", of: members), place: place(tree.range))
  }

  private func isBound(
    _ member: JSONSyntaxTree.Member, of members: [JSONSyntaxTree.Member]
  ) -> Bool {
    guard case .number(let number) = member.value.value else { return false }
    return ["minimum", "maximum"].contains(member.key)
      && SwaggerFormats.isBound(number, of: members["format"]?.value.text)
  }

  private mutating func reportUnused(
    _ member: JSONSyntaxTree.Member, by kind: SwaggerSchema.Kind
  ) {
    let (rule, message) =
      switch member.key {
      case "enum", "format":
        (DocsReaderRules.swaggerRemark, "'\(member.key)' of \(kind.words) is not used")
      case "additionalProperties":
        (
          DocsReaderRules.swaggerNotFollowed,
          "values of other properties than those of the type are neither sent nor received"
        )
      default: (DocsReaderRules.swaggerNotFollowed, "'\(member.key)' of \(kind.words) is not read")
      }
    find(rule, message, at: member.keyRange)
  }

  private mutating func kind(
    _ members: [JSONSyntaxTree.Member], isNamed: Bool, at place: Range<Int>
  ) -> SwaggerSchema.Kind {
    if let reference = members["$ref"] {
      return target(of: reference).map { .reference($0) } ?? .scalar(.anyType)
    }
    switch text("type", of: members) {
    case "string"?: return string(members, isNamed: isNamed)
    case "integer"?: return .scalar(scalar("integer", members) ?? .int)
    case "number"?: return .scalar(scalar("number", members) ?? .double)
    case "boolean"?: return .scalar(.boolean)
    case "array"?: return .array(items(members, at: place))
    case "object"?: return object(members, isNamed: isNamed)
    case "file"?: return .file
    case nil: return untyped(members, isNamed: isNamed, at: place)
    case let type?:
      report("'\(type)' is not a type of Swagger 2.0", at: place)
      return .scalar(.anyType)
    }
  }

  /// The type of a value with a format; nil without one that is known.
  private mutating func scalar(
    _ type: String, _ members: [JSONSyntaxTree.Member]
  ) -> ScalarType? {
    guard let format = text("format", of: members), let member = members["format"] else {
      return nil
    }
    let scalar = SwaggerFormats.scalar(type, format)
    if scalar == nil {
      find(
        DocsReaderRules.swaggerRemark,
        "the format '\(format)' of '\(type)' is not known, and not used", at: member.keyRange)
    }
    return scalar
  }

  /// If there is no `type`, the keys of a shape identify it.
  private mutating func untyped(
    _ members: [JSONSyntaxTree.Member], isNamed: Bool, at place: Range<Int>
  ) -> SwaggerSchema.Kind {
    let hasNames = members["enum"]?.value.items.map { $0.isEmpty || $0.contains { $0.text != nil } }
    if hasNames ?? false { return string(members, isNamed: isNamed) }
    if members["items"] != nil { return .array(items(members, at: place)) }
    return object(members, isNamed: isNamed)
  }

  private mutating func target(of reference: JSONSyntaxTree.Member) -> String? {
    guard let text = reference.value.text else {
      report("'$ref' is a string", at: reference.value.range)
      return nil
    }
    guard text.hasPrefix(Self.definitionsPrefix) else {
      reportUnsupported(
        "'\(text)' is not a reference to a definition of this file", at: reference.value.range)
      return nil
    }
    return Self.unescaped(String(text.dropFirst(Self.definitionsPrefix.count)))
  }

  /// JSON Pointer writes `~1` for a slash and `~0` for a tilde.
  private static func unescaped(_ name: String) -> String {
    name.contains("~") ? name.replacing("~1", with: "/").replacing("~0", with: "~") : name
  }

  private mutating func string(
    _ members: [JSONSyntaxTree.Member], isNamed: Bool
  ) -> SwaggerSchema.Kind {
    let names = texts("enum", of: members).withoutRepetitions()
    // The members of a definition without members are unknown.
    if !names.isEmpty || isNamed && members["enum"] != nil { return .enumeration(names) }
    return .scalar(scalar("string", members) ?? .string)
  }

  private mutating func items(
    _ members: [JSONSyntaxTree.Member], at place: Range<Int>
  ) -> SwaggerSchema {
    members["items"].map { schema($0.value) } ?? .anything(at: self.place(place))
  }

  private mutating func object(
    _ members: [JSONSyntaxTree.Member], isNamed: Bool
  ) -> SwaggerSchema.Kind {
    if let properties = members["properties"],
      let content = object(properties.value, "'properties'"), isNamed || !content.isEmpty
    {
      if !isNamed {
        reportUnsupported(
          "an object without a name of its own is not read", at: properties.keyRange)
      }
      return .object(
        content.map { property in
          SwaggerProperty(
            name: property.key, schema: schema(property.value), place: place(property.keyRange))
        })
    }
    guard let values = members["additionalProperties"], values.value.flag != false else {
      return .scalar(.anyType)
    }
    if values.value.flag == true { return .map(.anything(at: place(values.value.range))) }
    return .map(schema(values.value))
  }
}

extension SwaggerSchema.Kind {
  /// Whether a key of a shape has its meaning in the value, or none at all.
  fileprivate func uses(_ member: JSONSyntaxTree.Member) -> Bool {
    switch (member.key, self) {
    case ("additionalProperties", _) where member.value.flag == false: true
    case ("format", .scalar(let scalar)): ![.boolean, .anyType].contains(scalar)
    case ("format", .enumeration), ("format", .file), ("enum", .enumeration), ("items", .array),
      ("additionalProperties", .map), ("properties", .object):
      true
    case ("properties", _): member.value.members?.isEmpty ?? false
    default: false
    }
  }

  fileprivate var words: String {
    switch self {
    case .reference(let name): "a reference to '\(name)'"
    case .scalar(.anyType): "a value of any type"
    case .scalar(let scalar): "'\(TypeReference.scalar(scalar))'"
    case .enumeration: "an enumeration"
    case .array: "a list"
    case .map, .object: "an object"
    case .file: "a file"
    }
  }
}
