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
  ])
  func whatIsNotKnownIsReported(content: String) throws {
    let (_, diagnostics) = read(operation("\(content), \(Self.nothing)"))
    #expect(diagnostics.contains { $0.severity > .note })
    #expect(diagnostics.allSatisfy { $0.location != nil })
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
