import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct MiddlewareTests {
  /// Records the calls, on both sides.
  private struct Noting: ClientMiddleware, ServerMiddleware {
    let name: String
    let notes: Kept<String>

    func intercept(
      _ request: TransportRequest, context: OperationContext,
      next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
      notes.add("\(name) > \(context.operation?.name ?? "-")")
      do {
        let response = try await next(request)
        notes.add("\(name) < \(response.status)")
        return response
      } catch {
        notes.add("\(name) ! \((error as? ServiceFault)?.reason ?? "\(type(of: error))")")
        throw error
      }
    }
  }

  /// Sends a request again if the first response is not a success.
  private struct Retrying: ClientMiddleware {
    func intercept(
      _ request: TransportRequest, context: OperationContext,
      next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
      let first = try await next(request)
      return first.status == 200 ? first : try await next(request)
    }
  }

  private struct Rewriting: ServerMiddleware {
    let body: String

    func intercept(
      _ request: TransportRequest, context: OperationContext,
      next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
      var request = request
      request.body = Array(body.utf8)
      return try await next(request)
    }
  }

  @Test(arguments: RoundTripTests.bindings)
  func runsInOrderOnBothSides(binding: ServiceBinding) async throws {
    let notes = Kept<String>()
    let server = Fixture.server(middleware: [
      Noting(name: "s1", notes: notes), Noting(name: "s2", notes: notes),
    ])
    let client = try Fixture.client(
      binding, transport: LoopbackTransport(server),
      middleware: [Noting(name: "c1", notes: notes), Noting(name: "c2", notes: notes)])
    _ = try await client.countBooks(genre: .paperback)
    let going = ["c1", "c2", "s1", "s2"].map { "\($0) > CountBooks" }
    #expect(notes.all == going + ["s2 < 200", "s1 < 200", "c2 < 200", "c1 < 200"])
  }

  @Test(arguments: [
    ("Get", [true, true]), ("Shelf.Get", [true, true]), ("agent:Shelf.Get", [true, false]),
    ("entity:Shelf.Get", [false, true]), ("entity:Get", [false, false]), ("Shelf", [false, false]),
  ])
  func aNameMeansTheOperationsOfAgentsAndEntitiesAlike(
    text: String, isMeant: [Bool]
  ) async throws {
    let operations = [
      OperationInfo(service: "Shelf", name: "Get"),
      OperationInfo(.entity, service: "Shelf", name: "Get"),
    ]
    for (operation, isMeant) in zip(operations, isMeant) {
      let notes = Kept<String>()
      let context = OperationContext(operation: operation, binding: .rest)
      _ = try await Noting(name: "m", notes: notes).only(for: text).intercept(
        TransportRequest(method: .get, target: "/"), context: context,
        next: { _ in TransportResponse(status: 200) })
      #expect(notes.all.isEmpty != isMeant, "\(operation)")
    }
    #expect(operations.map(\.description) == ["Shelf.Get", "entity:Shelf.Get"])
    #expect(Set(operations).count == 2)
  }

  @Test func someOperationsOnly() async throws {
    let notes = Kept<String>()
    let noting = Noting(name: "m", notes: notes)
    let client = try Fixture.client(
      .rest, middleware: [noting.only(for: "CountBooks", "Library.GetLabels")])
    _ = try await client.countBooks(genre: .paperback)
    _ = try await client.getLabels()
    _ = try await client.getBook(bookId: 1)
    #expect(notes.all.filter { $0.contains(">") } == ["m > CountBooks", "m > GetLabels"])
  }

  @Test func aServersMiddlewareSeesWhatWasThrownAsAResponse() async throws {
    let notes = Kept<String>()
    let server = Fixture.server(middleware: [Noting(name: "s", notes: notes)])
    let client = try Fixture.client(.rest, transport: LoopbackTransport(server))
    _ = try? await client.saveBook(book: Book(title: "internal"))
    _ = try? await client.saveBook(book: Book(title: "fault"))
    #expect(notes.all.filter { !$0.contains(">") } == ["s < 500", "s < 400"])
  }

  @Test func aRequestCanBeSentAgain() async throws {
    let counter = Kept<Int>()
    let transport = CannedTransport { _ in
      counter.add(1)
      return counter.all.count == 1
        ? TransportResponse(status: 503)
        : TransportResponse(
          status: 200, headers: ["Content-Type": "application/json"], body: Array("5".utf8))
    }
    let client = try Fixture.client(.rest, transport: transport, middleware: [Retrying()])
    #expect(try await client.countBooks(genre: .paperback) == 5)
  }

  @Test(arguments: RoundTripTests.bindings)
  func aServersMiddlewareCanChangeTheRequest(binding: ServiceBinding) async throws {
    let body =
      binding == .soap
      ? Fixture.envelope("<l:CountBooks><l:Genre>Hardcover</l:Genre></l:CountBooks>")
      : #"{"Genre":"Hardcover"}"#
    let server = Fixture.server(middleware: [Rewriting(body: body)])
    let client = try Fixture.client(binding, transport: LoopbackTransport(server))
    #expect(try await client.countBooks(genre: .paperback) == 2)
  }
}
