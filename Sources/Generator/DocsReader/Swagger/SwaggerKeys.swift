/// The keys of one kind of object in a Swagger file, and what is done with each. No key is left out
/// silently: one that is in no list is reported. Extensions (`x-…`) are for other tools.
struct SwaggerKeys: Sendable {
  /// The object in words.
  let what: String
  let read: Set<String>
  /// The keys that say nothing about messages, or nothing that the other keys do not say.
  let harmless: Set<String>
  /// The keys that generated code does not follow, with what it does instead. Messages are the
  /// same.
  var lost: [String: String] = [:]
  /// The keys that would change the shape of a value.
  var unsupported: Set<String> = []

  /// An item of a path, in any notation of OpenAPI.
  static let path = SwaggerKeys(
    what: "a path", read: Set(SwaggerReader.methods + ["parameters", "$ref"]),
    harmless: ["summary", "description"])

  static let root = SwaggerKeys(
    what: "a Swagger file",
    read: ["swagger", "basePath", "consumes", "produces", "paths", "definitions", "security"],
    // References to shared parts are refused where they are used.
    harmless: [
      "info", "host", "schemes", "parameters", "responses", "securityDefinitions", "tags",
      "externalDocs",
    ])

  static let operation = SwaggerKeys(
    what: "an operation",
    read: [
      "operationId", "summary", "description", "consumes", "produces", "parameters", "responses",
      "security",
    ], harmless: ["tags", "externalDocs", "schemes"], lost: ["deprecated": deprecated])

  static let response = SwaggerKeys(
    what: "a response", read: ["description", "schema", "$ref"], harmless: ["examples"],
    lost: ["headers": "the headers of responses have no place in generated code"])

  /// A body, or another parameter with a schema of its own.
  static let body = SwaggerKeys(
    what: "a parameter",
    read: ["name", "in", "description", "required", "schema", "collectionFormat"],
    // The vendor repeats the type of a list next to its schema.
    harmless: ["type", "allowEmptyValue"])

  static let schema = SwaggerKeys(
    what: "a schema", read: SwaggerKeys.shape.union(["$ref", "type", "description"]),
    harmless: ["title", "example", "examples", "externalDocs", "xml"],
    lost: restrictions.merging([
      "default": "default values are not filled in",
      "deprecated": deprecated,
      "readOnly": "values that are 'readOnly' are sent like all others",
      "required": "which properties are required is not checked",
    ]) { $1 },
    unsupported: [
      "allOf", "anyOf", "oneOf", "not", "discriminator", "patternProperties", "nullable", "const",
      "prefixItems", "if", "then", "else",
    ])

  /// A parameter that is a schema itself.
  static let parameter = SwaggerKeys(
    what: "a parameter",
    read: schema.read.union(["name", "in", "required", "collectionFormat"]),
    harmless: schema.harmless.union(["allowEmptyValue"]),
    lost: schema.lost.filter { $0.key != "required" }, unsupported: schema.unsupported)

  /// The keys that only some shapes of a schema have.
  static let shape: Set<String> = [
    "format", "enum", "items", "additionalProperties", "properties",
  ]

  private static let deprecated = "generated code does not say what is 'deprecated'"

  private static let restrictions = Dictionary(
    uniqueKeysWithValues: [
      "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
      "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties",
      "minProperties",
    ].map { ($0, "the restriction '\($0)' is not checked") })
}
