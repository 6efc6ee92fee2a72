import Diagnostics
import DocsReader
import ServiceModel
import Testing

/// The result of reading OpenAPI 3.1 documents as servers of this project publish them.
@Suite struct OpenAPIConversionTests {
  private func read(
    _ paths: String, components: String = ""
  ) -> (ServiceModel, [Diagnostic]) {
    let text = """
      {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "servers": [{"url": "http://h"}],
       "paths": {\(paths)}, "components": {\(components)}}
      """
    var diagnostics = DiagnosticBag()
    let model = DocumentationReader().read(
      [SourceFile(path: "openapi.json", text: text)], diagnostics: &diagnostics)
    return (model, diagnostics.canonical)
  }

  private func operation(_ content: String) -> String {
    """
    "/api/v1/Agents/Library/Lend": {"post": {"operationId": "Library_Lend", "tags": ["Library"],
      \(content)}}
    """
  }

  private static let nothing = #""responses": {"204": {"description": "Done."}}"#

  @Test func aValueThatMayBeNullIsTheValue() throws {
    let (model, diagnostics) = read(
      operation(
        ##"""
        "requestBody": {"content": {"application/json": {"schema":
          {"anyOf": [{"$ref": "#/components/schemas/Library_LendRequest"}, {"type": "null"}]}}}},
        "responses": {"200": {"description": "", "content": {"application/json": {"schema":
          {"type": ["boolean", "null"]}}}}, "400": {"$ref": "#/components/responses/Bad"}}
        """##),
      components: ##"""
        "schemas": {"Library_LendRequest": {"type": "object", "properties": {
          "Book": {"anyOf": [{"$ref": "#/components/schemas/Book"}, {"type": "null"}]},
          "Image": {"type": ["string", "null"], "contentEncoding": "base64"}}},
          "Book": {"type": "object", "properties": {"Title": {"type": ["string", "null"]}}}}
        """##)
    #expect(diagnostics == [])
    let operation = try #require(model.versions.first?.services.first?.operations.first)
    #expect(operation.rest?.body == .wrapper)
    #expect(operation.parameters.map(\.name) == ["Book", "Image"])
    #expect(operation.parameters.map(\.type) == [.named("Book"), .scalar(.base64Binary)])
    #expect(operation.results.map(\.type) == [.scalar(.boolean)])
  }

  @Test func referencesToPartsAreFollowed() throws {
    let (model, diagnostics) = read(
      operation(
        ##"""
        "parameters": [{"$ref": "#/components/parameters/ids"}, {"$ref": "#/components/parameters/H"}],
        \##(Self.nothing)
        """##),
      components: ##"""
        "parameters": {"ids": {"name": "ids", "in": "query", "explode": false, "style": "form",
          "schema": {"type": "array", "items": {"type": "integer", "format": "int32"}}},
          "H": {"name": "SO-Language", "in": "header", "schema": {"type": "string"}}}
        """##)
    #expect(diagnostics == [])
    let operation = try #require(model.versions.first?.services.first?.operations.first)
    #expect(operation.rest?.parameters.map(\.name) == ["ids"])
    #expect(operation.rest?.parameters.map(\.list) == [.commas])
    #expect(operation.rest?.requestHeaders.contains("SO-Language") == true)
  }

  /// Every construct that Swagger 2.0 does not have is reported at its position.
  @Test(arguments: [
    ##""requestBody": {"content": {"application/json": {"schema": {"oneOf": [{"type": "string"}]}}}}"##,
    ##""requestBody": {"content": {"application/json": {"schema": {"$ref": "other.json#/A"}}}}"##,
    ##""parameters": [{"$ref": "#/components/parameters/none"}]"##,
    ##""callbacks": {}"##,
    ##""requestBody": {"$ref": "other.json#/A"}"##,
    ##""requestBody": {"content": {"multipart/form-data": {"encoding": {"a": {"style": "form"}}, "schema": {"properties": {"a": {"type": "string"}}}}}}"##,
    ##""requestBody": {"content": {"multipart/form-data": {"schema": {"allOf": [{"type": "object"}], "properties": {"a": {}}}}}}"##,
    ##""parameters": [{"name": "s", "in": "cookie", "required": true, "schema": {"type": "string"}}]"##,
    ##""parameters": [{"name": "a", "in": "query", "style": "deepObject", "schema": {"type": "string"}}]"##,
    ##""parameters": [{"name": "a", "in": "query", "allowReserved": true, "schema": {"type": "string"}}]"##,
    ##""parameters": [{"name": "a", "in": "query", "style": "pipeDelimited", "schema": {"type": "array", "items": {"type": "string"}}}]"##,
    ##""parameters": [{"name": "a", "in": "query", "content": {"application/json": {"schema": {}}}}]"##,
    ##""parameters": [{"name": "a", "in": "query", "schema": {"anyOf": [{"type": "string"}, {"type": "null"}], "oneOf": [{"type": "string"}]}}]"##,
  ])
  func whatIsNotKnownIsReported(content: String) throws {
    let (_, diagnostics) = read(operation("\(content), \(Self.nothing)"))
    #expect(diagnostics.contains { $0.severity > .note })
    #expect(diagnostics.allSatisfy { $0.location != nil })
  }

  @Test func bodiesAreReadAsTheyAre() throws {
    func body(_ content: String) throws -> ServiceOperation {
      let (model, diagnostics) = read(
        operation("\"requestBody\": {\"content\": {\(content)}}, \(Self.nothing)"))
      #expect(diagnostics == [])
      return try #require(model.versions.first?.services.first?.operations.first)
    }
    let json = try body(
      #""text/csv": {"schema": {"type": "string"}}, "text/json": {"schema": {"type": "boolean"}}"#)
    #expect(json.parameters.map(\.type) == [.scalar(.boolean)])
    let bytes = try body(#""image/png": {}"#)
    #expect(bytes.rest?.body == .binary)
    #expect(bytes.parameters.map(\.type) == [.scalar(.base64Binary)])
    let form = try body(
      #"""
      "application/x-www-form-urlencoded": {"schema": {"properties": {
        "title": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}}}}}
      """#)
    #expect(form.rest?.body == .form)
    #expect(form.parameters.map(\.type) == [.string, .array(.string)])
  }

  /// A file is the whole body of a request, so it has no place for a text.
  @Test func aFileWithATextIsNotSent() {
    let (_, diagnostics) = read(
      operation(
        #"""
        "requestBody": {"content": {"multipart/form-data": {"schema": {"properties": {
          "image": {"type": "string", "format": "binary"}, "title": {"type": "string"}}}}}},
        \#(Self.nothing)
        """#))
    #expect(diagnostics.map(\.rule.id) == ["rest-uncallable"])
  }

  /// Many references to a large part do not multiply it.
  @Test func aLargePartIsNotPutInPlaceOfEveryReference() {
    let members = (0..<2_000).map { "\"M\($0)\"" }.joined(separator: ",")
    let references = (0..<2_000).map { number in
      ##"""
      "/api/v1/Agents/Library/L\##(number)": {"post": {"operationId": "Library_L\##(number)",
        "tags": ["Library"], "parameters": [{"$ref": "#/components/parameters/p"}],
        \##(Self.nothing)}}
      """##
    }
    let (_, diagnostics) = read(
      references.joined(separator: ","),
      components: ##"""
        "parameters": {"p": {"name": "p", "in": "query",
          "schema": {"type": "string", "enum": [\##(members)]}}}
        """##)
    #expect(diagnostics.contains { $0.rule.id == "swagger-unsupported" })
  }
}
