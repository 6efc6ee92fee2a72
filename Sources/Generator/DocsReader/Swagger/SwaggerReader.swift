import Diagnostics
import PositionedJSON

/// Reads a Swagger 2.0 file, or the OpenAPI 3 document of a server of this project. Reports a JSON
/// file that is neither.
struct SwaggerReader {
  private var schemas: SwaggerSchemaReader
  private var document: SwaggerDocument
  private var basePath = ""

  private init(file: SourceFile) {
    schemas = SwaggerSchemaReader(objects: SwaggerObjectReader(file: file))
    document = SwaggerDocument(file: file)
  }

  /// - Returns: nil if the file is not a Swagger file, or cannot be read.
  static func read(_ file: SourceFile, diagnostics: inout DiagnosticBag) -> SwaggerDocument? {
    let root: JSONSyntaxTree
    do throws(JSONSyntaxError) { root = try JSONSyntaxParser.parse(file.bytes) } catch {
      diagnostics.emit(
        DocsReaderRules.swaggerMalformed, "the file does not parse: \(error.message)",
        at: file.location(of: error.range))
      return nil
    }
    var reader = SwaggerReader(file: file)
    let isSwagger = reader.read(OpenAPIConversion.swagger(root) ?? root)
    diagnostics.merge(reader.schemas.objects.diagnostics)
    return isSwagger ? reader.document : nil
  }

  private mutating func read(_ root: JSONSyntaxTree) -> Bool {
    guard let members = root.members, checkVersion(members, at: root.range) else { return false }
    schemas.objects.check(members, of: "a Swagger file", known: Self.rootKeys)
    if let path = schemas.objects.text("basePath", of: members), path != "/" { basePath = path }
    for definition in schemas.objects.objects("definitions", of: members) {
      document.definitions.append(
        SwaggerDefinition(
          name: definition.key, schema: schemas.definition(definition.value),
          place: definition.keyRange))
    }
    let isSecured = members.contains { $0.key == "security" && $0.value.items?.isEmpty == false }
    for path in schemas.objects.objects("paths", of: members) where !path.key.hasPrefix("x-") {
      readPath(path, isSecured: isSecured)
    }
    checkReferences()
    return true
  }

  /// The target of a reference must be in the same file.
  private mutating func checkReferences() {
    let names = Set(document.definitions.map(\.name))
    let operations = document.operations
    let schemas =
      document.definitions.map(\.schema)
      + operations.flatMap { $0.parameters.map(\.schema) + $0.responses.compactMap(\.schema) }
    for reference in schemas.flatMap(\.references) where !names.contains(reference.name) {
      self.schemas.objects.report(
        "there is no definition '\(reference.name)'", at: reference.place)
    }
  }

  private static let rootKeys: Set<String> = [
    "swagger", "info", "host", "basePath", "schemes", "consumes", "produces", "paths",
    "definitions", "parameters", "responses", "securityDefinitions", "security", "tags",
    "externalDocs",
  ]

  private mutating func checkVersion(
    _ members: [JSONSyntaxTree.Member], at place: Range<Int>
  ) -> Bool {
    if let swagger = members.first(where: { $0.key == "swagger" }) {
      if swagger.value.text == "2.0" { return true }
      schemas.objects.reportUnsupported(
        "this version of Swagger is not read", at: swagger.value.range)
    } else if let openAPI = members.first(where: { $0.key == "openapi" }) {
      schemas.objects.reportUnsupported(
        "this version of OpenAPI is not read", at: openAPI.value.range)
    }
    return false
  }

  // MARK: Operations

  private static let methods = ["get", "post", "put", "patch", "delete", "head", "options"]

  private mutating func readPath(_ path: JSONSyntaxTree.Member, isSecured: Bool) {
    guard let members = schemas.objects.object(path.value, "a path") else { return }
    schemas.objects.check(members, of: "a path", known: Set(Self.methods + ["parameters", "$ref"]))
    if let reference = members.first(where: { $0.key == "$ref" }) {
      schemas.objects.reportUnsupported("a reference to a path is not read", at: reference.keyRange)
    }
    let shared = parameters(members)
    for member in members where Self.methods.contains(member.key) {
      readOperation(member, path: path.key, shared: shared, isSecured: isSecured)
    }
  }

  private static let operationKeys: Set<String> = [
    "tags", "summary", "description", "externalDocs", "operationId", "consumes", "produces",
    "parameters", "responses", "schemes", "deprecated", "security",
  ]

  private mutating func readOperation(
    _ member: JSONSyntaxTree.Member, path: String, shared: [SwaggerParameter], isSecured: Bool
  ) {
    guard let members = schemas.objects.object(member.value, "an operation") else { return }
    schemas.objects.check(members, of: "an operation", known: Self.operationKeys)
    guard let id = schemas.objects.text("operationId", of: members), !id.isEmpty else {
      schemas.objects.reportLeftOut(
        "it has no 'operationId'", at: member.keyRange,
        hint: "it names the operation, as the uid of a page does")
      return
    }
    var operation = SwaggerOperation(
      method: member.key.uppercased(), path: basePath + path, id: id, place: member.keyRange)
    operation.prose = prose(members)
    operation.requestMediaTypes = schemas.objects.texts("consumes", of: members)
    operation.responseMediaTypes = schemas.objects.texts("produces", of: members)
    let own = parameters(members)
    let replaced = Set(own.map(\.key))
    operation.parameters = shared.filter { !replaced.contains($0.key) } + own
    operation.responses = responses(members)
    let security = members.first { $0.key == "security" }
    operation.isSecured = security.map { $0.value.items?.isEmpty == false } ?? isSecured
    document.operations.append(operation)
  }

  private mutating func prose(_ members: [JSONSyntaxTree.Member]) -> [String] {
    ["summary", "description"].flatMap { key in
      schemas.objects.text(key, of: members).map { SwaggerProse.paragraphs($0) } ?? []
    }
  }

  private static let parameterKeys: Set<String> = [
    "name", "in", "schema", "collectionFormat", "allowEmptyValue",
  ]

  private mutating func parameters(_ members: [JSONSyntaxTree.Member]) -> [SwaggerParameter] {
    var result: [SwaggerParameter] = []
    var seen: Set<SwaggerParameter.Key> = []
    for tree in schemas.objects.items("parameters", of: members) {
      guard let parameter = parameter(tree) else { continue }
      if seen.insert(parameter.key).inserted {
        result.append(parameter)
      } else {
        schemas.objects.report("there is a parameter '\(parameter.name)' already", at: tree.range)
      }
    }
    return result
  }

  private mutating func parameter(_ tree: JSONSyntaxTree) -> SwaggerParameter? {
    guard let members = schemas.objects.object(tree, "a parameter") else { return nil }
    if let reference = members.first(where: { $0.key == "$ref" }) {
      schemas.objects.reportUnsupported(
        "a reference to a parameter is not read", at: reference.keyRange)
      return nil
    }
    guard let name = schemas.objects.text("name", of: members), !name.isEmpty,
      let place = schemas.objects.text("in", of: members)
    else {
      schemas.objects.report("the parameter has no 'name' or no 'in'", at: tree.range)
      return nil
    }
    guard let location = SwaggerParameter.Location(rawValue: place) else {
      schemas.objects.report("'\(place)' is not a place of a parameter", at: tree.range)
      return nil
    }
    return SwaggerParameter(
      name: name, location: location, schema: schema(of: members, in: tree, location),
      isRequired: schemas.objects.flag("required", of: members),
      collectionFormat: schemas.objects.text("collectionFormat", of: members),
      description: schemas.objects.text("description", of: members), place: tree.range)
  }

  /// A body has a schema. Every other parameter is a schema itself.
  private mutating func schema(
    of members: [JSONSyntaxTree.Member], in tree: JSONSyntaxTree,
    _ location: SwaggerParameter.Location
  ) -> SwaggerSchema {
    guard location == .body else {
      if let schema = members.first(where: { $0.key == "schema" }),
        schema.value.member("$ref") != nil, !members.contains(where: { $0.key == "type" })
      {
        return schemas.schema(schema.value)
      }
      return schemas.schema(tree, besides: Self.parameterKeys)
    }
    // The vendor repeats the type of a list next to its schema.
    schemas.objects.check(
      members, of: "a body", known: ["name", "in", "description", "required", "schema", "type"])
    if let schema = members.first(where: { $0.key == "schema" }) {
      return schemas.schema(schema.value)
    }
    schemas.objects.report("the body has no 'schema'", at: tree.range)
    return .anything(at: tree.range)
  }

  private mutating func responses(_ members: [JSONSyntaxTree.Member]) -> [SwaggerResponse] {
    var result: [SwaggerResponse] = []
    for member in schemas.objects.objects("responses", of: members)
    where !member.key.hasPrefix("x-") {
      guard let content = schemas.objects.object(member.value, "a response") else { continue }
      schemas.objects.check(
        content, of: "a response", known: ["description", "schema", "headers", "examples", "$ref"])
      if let reference = content.first(where: { $0.key == "$ref" }) {
        schemas.objects.reportUnsupported(
          "a reference to a response is not read", at: reference.keyRange)
      }
      let status = Int(member.key)
      if status == nil, member.key != "default" {
        schemas.objects.report("'\(member.key)' is not a status", at: member.keyRange)
      }
      let schema = content.first { $0.key == "schema" }
      result.append(
        SwaggerResponse(
          status: status, description: schemas.objects.text("description", of: content),
          schema: schema.map { schemas.schema($0.value) }))
    }
    return result
  }
}

extension SourceFile {
  var isJSON: Bool { path.hasSuffix(ignoringCase: ".json") }

  /// Whether the file contains a text.
  func contains(_ text: String) -> Bool {
    ByteText(bytes).firstIndex(of: Array(text.utf8)) != nil
  }
}
