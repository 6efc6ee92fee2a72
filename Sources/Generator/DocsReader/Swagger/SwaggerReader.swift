import Diagnostics
import PositionedJSON
import ServiceModel

/// Reads a Swagger 2.0 file, or the OpenAPI 3 document of a server of this project. Reports a JSON
/// file that is neither.
struct SwaggerReader {
  let page: Page
  var diagnostics = DiagnosticBag()
  var document = SwaggerDocument()
  /// The part of the file that is being read.
  var owner: SwaggerFinding.Owner?
  private var root: [JSONSyntaxTree.Member] = []
  private var basePath = ""

  private init(page: Page) { self.page = page }

  /// - Returns: nil if the file is not a Swagger file, or cannot be read.
  static func read(_ page: Page, diagnostics: inout DiagnosticBag) -> SwaggerDocument? {
    let root: JSONSyntaxTree
    do throws(JSONSyntaxError) { root = try JSONSyntaxParser.parse(page.file.bytes) } catch {
      diagnostics.emit(
        DocsReaderRules.swaggerMalformed, "the file does not parse: \(error.message)",
        at: page.file.location(of: error.range))
      return nil
    }
    var reader = SwaggerReader(page: page)
    let isSwagger = reader.read(OpenAPIConversion.swagger(root) ?? root)
    diagnostics.merge(reader.diagnostics)
    return isSwagger ? reader.document : nil
  }

  private mutating func read(_ root: JSONSyntaxTree) -> Bool {
    guard let members = root.members, checkVersion(members) else { return false }
    self.root = members
    check(members, by: .root)
    if let path = text("basePath", of: members), path != "/" { basePath = path }
    for definition in objects("definitions", of: members) {
      owner = .definition(definition.key)
      document.definitions.append(
        SwaggerDefinition(
          name: definition.key, schema: schema(definition.value, isNamed: true),
          place: place(definition.keyRange)))
    }
    owner = nil
    let isSecured = members["security"]?.value.items?.isEmpty == false
    for path in objects("paths", of: members) where !path.key.hasPrefix("x-") {
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
      report("there is no definition '\(reference.name)'", at: reference.place.range)
    }
  }

  private mutating func checkVersion(_ members: [JSONSyntaxTree.Member]) -> Bool {
    if let swagger = members["swagger"] {
      if swagger.value.text == "2.0" { return true }
      reportUnsupported("this version of Swagger is not read", at: swagger.value.range)
    } else if let openAPI = members["openapi"] {
      reportUnsupported("this version of OpenAPI is not read", at: openAPI.value.range)
    }
    return false
  }

  // MARK: Operations

  static let methods = RESTBinding.methods.map { $0.lowercased() }

  private mutating func readPath(_ path: JSONSyntaxTree.Member, isSecured: Bool) {
    guard let members = object(path.value, "a path") else { return }
    check(members, by: .path)
    refuseReference(to: "a path", in: members)
    let shared = parameters(members)
    for member in members where Self.methods.contains(member.key) {
      readOperation(member, path: path.key, shared: shared, isSecured: isSecured)
    }
  }

  private mutating func readOperation(
    _ member: JSONSyntaxTree.Member, path: String, shared: [SwaggerParameter], isSecured: Bool
  ) {
    guard let members = object(member.value, "an operation") else { return }
    guard let id = text("operationId", of: members), !id.isEmpty else {
      diagnostics.emit(
        DocsReaderRules.swaggerOperationLeftOut,
        "the operation is left out: it has no 'operationId'",
        at: place(member.keyRange).location,
        hint: "it names the operation, as the uid of a page does")
      return
    }
    owner = .operation(id)
    defer { owner = nil }
    check(members, by: .operation)
    var operation = SwaggerOperation(
      method: member.key.uppercased(), path: basePath + path, id: id, place: place(member.keyRange))
    operation.prose = prose(members)
    let own = parameters(members)
    let replaced = Set(own.map(\.key))
    operation.parameters = shared.filter { !replaced.contains($0.key) } + own
    operation.responses = responses(members)
    let isSent = operation.parameters.contains { $0.location == .body || $0.location == .formData }
    operation.requestMediaTypes = mediaTypes("consumes", of: members, unlessStated: isSent)
    operation.responseMediaTypes = mediaTypes(
      "produces", of: members, unlessStated: operation.responses.contains { $0.schema != nil })
    operation.isSecured = members["security"].map { $0.value.items?.isEmpty == false } ?? isSecured
    document.operations.append(operation)
  }

  /// The list of the whole file applies to an operation with a body and without a list.
  private mutating func mediaTypes(
    _ key: String, of members: [JSONSyntaxTree.Member], unlessStated hasBody: Bool
  ) -> [String] {
    if members[key] == nil { return hasBody ? texts(key, of: root) : [] }
    return texts(key, of: members)
  }

  private mutating func prose(_ members: [JSONSyntaxTree.Member]) -> [String] {
    ["summary", "description"].flatMap { key in
      text(key, of: members).map { Prose.paragraphs($0) } ?? []
    }
  }

  private mutating func parameters(_ members: [JSONSyntaxTree.Member]) -> [SwaggerParameter] {
    var result: [SwaggerParameter] = []
    var seen: Set<SwaggerParameter.Key> = []
    for tree in items("parameters", of: members) {
      guard let parameter = parameter(tree) else { continue }
      if seen.insert(parameter.key).inserted {
        result.append(parameter)
      } else {
        report("there is a parameter '\(parameter.name)' already", at: tree.range)
      }
    }
    return result
  }

  private mutating func parameter(_ tree: JSONSyntaxTree) -> SwaggerParameter? {
    guard let members = object(tree, "a parameter") else { return nil }
    if refuseReference(to: "a parameter", in: members) { return nil }
    guard let name = text("name", of: members), !name.isEmpty, let place = text("in", of: members)
    else {
      report("the parameter has no 'name' or no 'in'", at: tree.range)
      return nil
    }
    guard let location = SwaggerParameter.Location(rawValue: place) else {
      report("'\(place)' is not a place of a parameter", at: tree.range)
      return nil
    }
    return SwaggerParameter(
      name: name, location: location, schema: schema(of: members, in: tree, location),
      isRequired: flag("required", of: members),
      collectionFormat: text("collectionFormat", of: members),
      description: text("description", of: members), place: self.place(tree.range))
  }

  /// A body has a schema, and another parameter may have one. Every other parameter is a schema
  /// itself.
  private mutating func schema(
    of members: [JSONSyntaxTree.Member], in tree: JSONSyntaxTree,
    _ location: SwaggerParameter.Location
  ) -> SwaggerSchema {
    let own = members["schema"]
    guard location == .body || own != nil && members["type"] == nil else {
      return schema(tree, keys: .parameter)
    }
    check(members, by: .body)
    if let own { return schema(own.value) }
    report("the body has no 'schema'", at: tree.range)
    return .anything(at: place(tree.range))
  }

  private mutating func responses(_ members: [JSONSyntaxTree.Member]) -> [SwaggerResponse] {
    var result: [SwaggerResponse] = []
    for member in objects("responses", of: members) where !member.key.hasPrefix("x-") {
      guard let content = object(member.value, "a response") else { continue }
      check(content, by: .response)
      refuseReference(to: "a response", in: content)
      let status = Int(member.key)
      if status == nil, member.key != "default" {
        report("'\(member.key)' is not a status", at: member.keyRange)
      }
      result.append(
        SwaggerResponse(
          status: status, description: text("description", of: content),
          schema: content["schema"].map { schema($0.value) }))
    }
    return result
  }
}

extension SourceFile {
  var isJSON: Bool { path.hasSuffix(ignoringCase: ".json") }

  /// Whether the file contains a text.
  func contains(_ text: String) -> Bool { ByteText(bytes).firstIndex(of: Array(text.utf8)) != nil }
}
