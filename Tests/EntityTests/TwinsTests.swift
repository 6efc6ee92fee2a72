import Foundation
import ServiceRuntime
import ServiceTesting
import Testing
import Twins

/// An agent and an entity with one name, with operations of one name, in one server.
@Suite struct TwinsTests {
  private static func agent() -> MockShelfAgentService {
    var mock = MockShelfAgentService()
    mock.onGetShelf = { _, context in Book(title: "\(context.operation) over \(context.binding)") }
    mock.onSaveBook = { _, _ in 7 }
    return mock
  }

  private static func entity() -> MockShelfResourceService {
    var mock = MockShelfResourceService()
    mock.onGetShelf = { _, _, context in ShelfWithLinks(name: "\(context.operation)") }
    mock.onDefaultShelf = { context in Shelf(name: "\(context.operation)") }
    mock.onGetShelfFromName = { _, context in Shelf(name: "\(context.operation)") }
    mock.onDeleteShelf = { _, context in context.setResponseHeader("X-By", "\(context.operation)") }
    return mock
  }

  private static func server(
    middleware: [any ServerMiddleware] = []
  ) throws -> ServiceServer {
    try ServiceServer(
      [ShelfAgentServer(agent()), ShelfResourceServer(entity())], authenticator: AllowEveryone(),
      middleware: middleware)
  }

  @Test func everyOperationOfTheAgentAnswersOverBothBindings() async throws {
    let server = try Self.server()
    for binding in [ServiceBinding.soap, .rest] {
      let client = ShelfAgentClient(.loopback(to: server, over: binding))
      let got = try await client.getShelf(isbn: "1")
      #expect(got?.title == "Shelf.GetShelf over \(binding)")
    }
    let client = ShelfAgentClient(.loopback(to: server, over: .soap))
    #expect(try await client.saveBook(Book(title: "a")) == 7)
  }

  @Test func everyOperationOfTheEntityAnswers() async throws {
    let client = ShelfResourceClient(.loopback(to: try Self.server(), over: .rest))
    #expect(try await client.getShelf(id: 7)?.name == "entity:Shelf.GetShelf")
    #expect(try await client.defaultShelf()?.name == "entity:Shelf.DefaultShelf")
    #expect(
      try await client.getShelfFromName(shelfName: "a")?.name == "entity:Shelf.GetShelfFromName")
    let (_, response) = try await client.capturingResponse { try await $0.deleteShelf(id: 7) }
    #expect(response.headers["X-By"] == "entity:Shelf.DeleteShelf")
  }

  @Test func servingOneOfThemTwiceIsAnError() throws {
    let error = #expect(throws: DuplicateOperationError.self) {
      try ServiceServer(
        [ShelfAgentServer(Self.agent()), ShelfAgentServer(Self.agent())],
        authenticator: AllowEveryone())
    }
    #expect(error?.operations.map(\.description).sorted() == ["Shelf.GetShelf", "Shelf.SaveBook"])
  }

  /// Answers in place of the operations to which it applies.
  private struct Refusing: ServerMiddleware {
    func intercept(
      _ request: TransportRequest, context: OperationContext,
      next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse { TransportResponse(status: 418) }
  }

  @Test func middlewareIsAppliedToOneOfThem() async throws {
    let server = try Self.server(middleware: [Refusing().only(for: "entity:Shelf.GetShelf")])
    let entity = ShelfResourceClient(.loopback(to: server, over: .rest))
    await #expect(throws: (any Error).self) { try await entity.getShelf(id: 7) }
    let agent = ShelfAgentClient(.loopback(to: server, over: .rest))
    #expect(try await agent.getShelf(isbn: "1") != nil)
  }
}
