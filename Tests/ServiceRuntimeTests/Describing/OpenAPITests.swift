import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct OpenAPITests {
  private func document(
    _ server: ServiceServer = Fixture.server()
  ) async -> TransportResponse {
    await server.respond(
      to: TransportRequest(
        method: .get, target: "/Cust1/openapi.json", headers: ["Host": "library.example"]))
  }

  private func parsed(_ server: ServiceServer = Fixture.server()) async throws -> JSONSchemas {
    JSONSchemas(
      try MessageCodec<LibraryOperations.SaveBook>.json(
        String(decoding: await document(server).body, as: UTF8.self)))
  }

  @Test func isWhatIsRecorded() async throws {
    let response = await document()
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "application/json; charset=utf-8")
    try RecordedText.expect(
      String(decoding: response.body, as: UTF8.self), matches: "library.openapi.json")
  }

  @Test func hasWhatTheSpecificationRequires() async throws {
    let document = try await parsed()
    #expect(document.root["openapi"] == .string("3.1.0"))
    #expect(document.root["info"]?["title"] == .string("Library"))
    #expect(document.root["info"]?["version"] == .string("1.0"))
    let unresolved = document.references.filter { document.resolve($0) == nil }
    #expect(!document.references.isEmpty && unresolved == [])
    let ids = document.operations.compactMap { $0.json["operationId"] }
    #expect(ids.count == 11 && Set(ids).count == ids.count)
    for operation in document.operations {
      #expect(operation.json["responses"]?.properties.isEmpty == false)
      let declared = document.parameters(of: operation).filter { $0["in"] == .string("path") }
      #expect(declared.allSatisfy { $0["required"] == .boolean(true) })
      let named = operation.path.matches(of: /\{(\w+)\}/).map { JSONValue.string(String($0.1)) }
      #expect(declared.compactMap { $0["name"] } == named, "\(operation.path)")
    }
  }

  @Test func securityIsOptionalOnlyWhereEverybodyIsLetIn() async throws {
    func allowsNothing(_ server: ServiceServer) async throws -> Bool {
      try await parsed(server).root["security"]?.items.contains(.object([:])) ?? true
    }
    #expect(try await allowsNothing(Fixture.server()))
    #expect(try await !allowsNothing(Fixture.server(TicketAuthenticator())))
  }

  @Test func everyBodyTheCodecWritesConforms() async throws {
    let document = try await parsed()
    let filling = FillingCoder()
    func check<Operation: OperationDefinition>(_ operation: Operation.Type) throws {
      let rest = try #require(operation.descriptor.rest)
      let described = try #require(document.operation(rest.method, rest.path))
      if rest.body != .none, rest.body != .form {
        let body = try MessageCodec<Operation>.body(filling.filled(Operation.Input.self), rest)
        let schema = try #require(document.requestSchema(described))
        #expect(document.misfits(try MessageCodec<Operation>.json(body), schema) == [])
      }
      let output = filling.filled(Operation.Output.self)
      let result = try #require(try MessageCodec<Operation>.body(output))
      let schema = try #require(document.resultSchema(described))
      #expect(document.misfits(try MessageCodec<Operation>.json(result), schema) == [])
      #expect(document.misfits(.array([.boolean(true)]), schema) != [])
    }
    try check(LibraryOperations.SaveBook.self)
    try check(LibraryOperations.ReplaceBook.self)
    try check(LibraryOperations.FindBooks.self)
    try check(LibraryOperations.CountBooks.self)
    try check(LibraryOperations.GetLabels.self)
    try check(LibraryOperations.SetLabels.self)
  }

  private static let json: HeaderFields = ["Content-Type": "application/json"]

  @Test(
    arguments: [
      (.post, "/api/v1/Agents/Library/CountBooks", json, "{}", 200),
      (.post, "/api/v1/Agents/Library/CountBooks", json, "[]", 400),
      (.post, "/api/v1/Agents/Library/CountBooks", ["Accept": "text/html"], "", 406),
      (.post, "/api/v1/Agents/Library/CountBooks", ["Content-Type": "text/html"], "", 415),
      (.post, "/api/v1/Agents/Library/SaveBook", json, #"{"Book":{"Title":"internal"}}"#, 500),
      (.delete, "/api/v1/Book/{id}", [:], "", 204),
      (.delete, "/api/v1/Book/{id}", ["Accept": "text/html"], "", 204),
      (.get, "/api/v1/Book/{id}/Content", [:], "", 200),
      (.post, "/api/v1/Form", ["Content-Type": "application/json"], "", 415),
    ] as [(HTTPMethod, String, HeaderFields, String, Int)])
  func everyStatusIsDescribed(
    method: HTTPMethod, path: String, headers: HeaderFields, body: String, status: Int
  ) async throws {
    let described = try #require(try await parsed().operation(method, path))
    let response = await Fixture.server().respond(
      to: TransportRequest(
        method: method, target: path.replacing("{id}", with: "7"), headers: headers,
        body: Array(body.utf8)))
    #expect(response.status == status)
    let answer = try #require(described["responses"]?[String(status)])
    let resolved = try await parsed().followed(answer)
    let type = response.headers["Content-Type"]?.split(separator: ";").first.map(String.init)
    #expect(Set(resolved["content"]?.properties.keys.map(\.self) ?? []).isEmpty == (type == nil))
    if let type { #expect(resolved["content"]?[type] != nil) }
  }

  @Test func unimplementedAndUnauthenticatedAreDescribed() async throws {
    let described = try #require(
      try await parsed().operation(.post, "/api/v1/Agents/Library/GetLabels"))
    for status in ["401", "403", "501", "503", "default"] {
      #expect(described["responses"]?[status] != nil)
    }
  }

  @Test func aServerOfSOAPAloneHasNone() async throws {
    #expect(await document(try ServiceServer([], authenticator: AllowEveryone())).status == 404)
  }

  @Test func anotherVerbIsRefusedWithTheRightOnes() async {
    let response = await Fixture.server().respond(
      to: TransportRequest(method: .post, target: "/openapi.json"))
    #expect(response.status == 405 && response.headers["Allow"] == "GET, HEAD")
  }
}
