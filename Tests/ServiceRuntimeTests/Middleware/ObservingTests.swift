import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// Middleware of a server that records everything.
@Suite struct ObservingTests {
  /// In the form in which a user would write it.
  private struct Counter: ServerMiddleware {
    let statuses: Kept<Int>

    func intercept(
      _ request: TransportRequest, context: OperationContext,
      next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
      let response = try await next(request)
      statuses.add(response.status)
      return response
    }
  }

  private static let count = "/api/v1/Agents/Library/CountBooks"

  /// Requests with every possible result, and the status of each response.
  private static let requests: [(TransportRequest, status: Int)] = [
    (
      TransportRequest(method: .post, target: count, headers: ["Authorization": "SoTicket good"]),
      200
    ),
    (TransportRequest(method: .post, target: count), 401),
    (TransportRequest(method: .get, target: "/nothing"), 404),
    (TransportRequest(method: .get, target: count), 405),
    (TransportRequest(method: .post, target: count, headers: ["Accept": "image/png"]), 406),
    (TransportRequest(method: .post, target: count, body: [UInt8](repeating: 0, count: 5000)), 413),
    (TransportRequest(method: .get, target: "/openapi.json"), 200),
    (TransportRequest(method: .get, target: "/Remote/Services1/Library.svc?wsdl"), 200),
    (TransportRequest(method: .put, target: "/Remote/Services1/Library.svc"), 405),
    (
      TransportRequest(
        method: .post, target: "/Remote/Services1/Library.svc", headers: ["Content-Type": "a/b"]),
      415
    ),
    (
      Fixture.soap(Fixture.envelope("<l:CountBooks/>")), 500
    ),
  ]

  private static func server(_ middleware: any ServerMiddleware...) -> ServiceServer {
    Fixture.server(
      TicketAuthenticator(), middleware: middleware,
      limits: ServiceLimits(maximumMessageBytes: 4096))
  }

  @Test func aCounterCountsEverything() async {
    let statuses = Kept<Int>()
    let server = Self.server(Counter(statuses: statuses))
    for (request, status) in Self.requests {
      #expect(await server.respond(to: request).status == status, "\(request.target)")
    }
    #expect(statuses.all == Self.requests.map(\.status))
  }

  @Test func metricsHaveEveryStatusInTheTextFormatOfPrometheus() async {
    let metrics = MetricsMiddleware(prefix: "library")
    let server = Self.server(metrics)
    for (request, _) in Self.requests { _ = await server.respond(to: request) }
    let lines = metrics.text.split(separator: "\n").map(String.init)
    let countBooks = #"library_calls_total{operation="Library.CountBooks",binding="rest""#
    #expect(lines.contains(countBooks + #",status="200",outcome="ok"} 1"#))
    #expect(lines.contains(countBooks + #",status="401",outcome="unauthenticated"} 1"#))
    #expect(
      lines.contains(
        #"library_calls_total{operation="Library.CountBooks",binding="soap",status="500","#
          + #"outcome="unauthenticated"} 1"#))
    #expect(
      lines.contains(
        #"library_calls_total{operation="none",binding="rest",status="404",outcome="notFound"} 1"#))
    #expect(lines.contains("library_calls_under_way 0"))
    let total = lines.filter { $0.hasPrefix("library_calls_total{") }
      .compactMap { Int($0.split(separator: " ").last ?? "") }.reduce(0, +)
    #expect(total == Self.requests.count)
    #expect(
      lines.contains {
        $0.hasPrefix("library_call_duration_seconds_bucket")
          && $0.contains(#"binding="rest",le="+Inf"} "#)
      })
  }

  @Test func metricsCanBeADocumentOfTheServerThatTheyCount() async {
    let metrics = MetricsMiddleware()
    let server = ServiceServer(
      LibraryServer(EchoLibrary()), authenticator: TicketAuthenticator(), middleware: [metrics],
      documents: [metrics.document()])
    _ = await server.respond(to: TransportRequest(method: .post, target: Self.count))
    let response = await server.respond(to: TransportRequest(method: .get, target: "/metrics"))
    #expect(response.status == 200)
    #expect(String(decoding: response.body, as: UTF8.self).contains(#"status="401""#))
  }

  @Test func aLogHasALineForEachCallWithTheCaller() async {
    let records = Kept<CallRecord>()
    let server = Self.server(LoggingMiddleware(records.add))
    for (request, _) in Self.requests { _ = await server.respond(to: request) }
    #expect(records.all.map(\.status) == Self.requests.map(\.status))
    let first = records.all.first?.json ?? ""
    #expect(first.contains(#""operation":"Library.CountBooks","binding":"rest","method":"POST""#))
    #expect(
      first.contains(#""status":200,"outcome":"ok","#) && first.contains(#""principal":"reader""#))
    let second = records.all.dropFirst().first
    #expect(second?.principal == nil && second?.outcome == "unauthenticated")
    #expect(second?.json.contains(#""reason":"The credentials are missing"#) == true)
  }

  @Test func aLogOnAServerSaysWhyItFailedAndTheCallerIsNotTold() async throws {
    let (records, errors) = (Kept<CallRecord>(), Kept<String>())
    let server = Fixture.server(middleware: [LoggingMiddleware(records.add)]) { error, context in
      errors.add("\(error) \(context.operation?.name ?? "-")")
    }
    let client = try Fixture.client(.rest, transport: LoopbackTransport(server))
    let fault = await #expect(throws: ServiceFault.self) {
      try await client.saveBook(book: Book(title: "internal"))
    }
    #expect(fault?.reason == "An internal error occurred.")
    #expect(records.last?.outcome == "failed" && records.last?.reason?.contains("hunter2") == true)
    #expect(errors.all.count == 1 && errors.last?.hasSuffix("SaveBook") == true)
  }

  @Test func aLogOnAClientHasCallsWithoutAResponse() async throws {
    let records = Kept<CallRecord>()
    let client = try Fixture.client(
      .rest, transport: CannedTransport { _ in throw CocoaError(.fileNoSuchFile) },
      middleware: [LoggingMiddleware(records.add)])
    _ = try? await client.getDefaultBook()
    #expect(records.last?.status == nil && records.last?.outcome == "failed")
    #expect(records.last?.url == "http://library.example/Cust1/api/v1/Book/default")
  }

  /// Makes a fault from an error that the service itself cannot express.
  private struct Explaining: ServerMiddleware {
    func intercept(
      _ request: TransportRequest, context: OperationContext,
      next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
      let response = try await next(request)
      if response.failure is EchoLibrary.Refused { throw ServiceFault.conflict("Refused.") }
      return response
    }
  }

  @Test(arguments: RoundTripTests.bindings)
  func middlewareCanExplainAFailure(binding: ServiceBinding) async throws {
    let errors = Kept<String>()
    let server = Fixture.server(middleware: [Explaining()]) { error, _ in errors.add("\(error)") }
    let client = try Fixture.client(binding, transport: LoopbackTransport(server))
    let fault = await #expect(throws: ServiceFault.self) {
      try await client.saveBook(book: Book(title: "internal"))
    }
    #expect(fault?.kind == .conflict && fault?.reason == "Refused.")
    #expect(errors.all.isEmpty)
  }

  /// Sends the request twice.
  private struct Repeating: ServerMiddleware {
    func intercept(
      _ request: TransportRequest, context: OperationContext,
      next: @Sendable (TransportRequest) async throws -> TransportResponse
    ) async throws -> TransportResponse {
      _ = try await next(request)
      return try await next(request)
    }
  }

  @Test func aRequestThatIsServedTwiceSaysNothingTwice() async throws {
    let server = Fixture.server(middleware: [Repeating()])
    let client = try Fixture.client(.soap, transport: LoopbackTransport(server))
    let (_, response) = try await client.capturingResponse {
      try await $0.saveBook(book: Book(title: "context"))
    }
    #expect(response.extraInfo == ["pages": "3"])
  }
}
