import Diagnostics
import PositionedJSON
import ServiceModel

/// Reads the schemas of a Swagger file: definitions, properties, bodies, and parameters, which are
/// schemas with additional keys.
extension SwaggerReader {
  /// The keys of a schema that do not change its shape.
  private static let annotations: Set<String> = [
    "title", "description", "default", "example", "externalDocs", "xml", "readOnly", "deprecated",
    "required", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
    "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties",
    "minProperties",
  ]
  private static let shape: Set<String> = [
    "$ref", "type", "format", "enum", "items", "additionalProperties", "properties",
  ]
  /// The keys that would change the shape of a value.
  private static let unsupported: Set<String> = [
    "allOf", "anyOf", "oneOf", "not", "discriminator", "patternProperties", "nullable", "const",
    "prefixItems", "if", "then", "else",
  ]
  private static let known = annotations.union(shape).union(unsupported)

  static let definitionsPrefix = "#/definitions/"

  /// - Parameters:
  ///   - keys: the keys of the parameter that do not belong to its schema.
  ///   - isNamed: whether it has a name. Only such a schema may be an object with properties.
  mutating func schema(
    _ tree: JSONSyntaxTree, besides keys: Set<String> = [], isNamed: Bool = false
  ) -> SwaggerSchema {
    guard let members = object(tree, "a schema") else { return .anything(at: place(tree.range)) }
    check(members, besides: keys)
    let kind = kind(members, isNamed: isNamed, at: tree.range)
    return SwaggerSchema(
      kind: kind, description: text("description", of: members), place: place(tree.range))
  }

  private mutating func check(_ members: [JSONSyntaxTree.Member], besides keys: Set<String>) {
    check(members, of: keys.isEmpty ? "a schema" : "a parameter", known: Self.known.union(keys))
    for member in members where Self.unsupported.contains(member.key) {
      reportUnsupported("'\(member.key)' is not read", at: member.keyRange)
    }
  }

  private mutating func kind(
    _ members: [JSONSyntaxTree.Member], isNamed: Bool, at place: Range<Int>
  ) -> SwaggerSchema.Kind {
    if let reference = members["$ref"] {
      return target(of: reference).map { .reference($0) } ?? .scalar(.anyType)
    }
    let format = text("format", of: members)
    switch text("type", of: members) {
    case "string"?: return string(members, format: format, isNamed: isNamed)
    case "integer"?: return .scalar(format == "int64" ? .long : .int)
    case "number"?: return .scalar(.double)
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

  /// If there is no `type`, the keys of a shape identify it.
  private mutating func untyped(
    _ members: [JSONSyntaxTree.Member], isNamed: Bool, at place: Range<Int>
  ) -> SwaggerSchema.Kind {
    if members["enum"] != nil { return string(members, format: nil, isNamed: isNamed) }
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
    _ members: [JSONSyntaxTree.Member], format: String?, isNamed: Bool
  ) -> SwaggerSchema.Kind {
    let names = texts("enum", of: members).withoutRepetitions()
    // The members of a definition without members are unknown.
    if !names.isEmpty || isNamed && members["enum"] != nil { return .enumeration(names) }
    switch format {
    case "date-time": return .scalar(.dateTime)
    case "byte", "binary": return .scalar(.base64Binary)
    default: return .scalar(.string)
    }
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
    guard let values = members["additionalProperties"] else { return .scalar(.anyType) }
    if case .bool = values.value.value { return .map(.anything(at: place(values.value.range))) }
    return .map(schema(values.value))
  }
}
