import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct ClientTests {
  @Test func anOperationWithoutTheClientsBindingFailsBeforeAnyIO() async throws {
    let transport = CannedTransport(status: 200)
    let rest = try Fixture.client(.rest, transport: transport)
    let soap = try Fixture.client(.soap, transport: transport)
    let calls: [(call: () async throws -> Void, message: String)] = [
      (
        { _ = try await rest.readPart(name: "x") },
        "ReadPart is not available over REST. Call it over SOAP: it is available there."
      ),
      (
        { _ = try await soap.download(bookId: 1) },
        "Download is not available over SOAP. Call it over REST: it is available there."
      ),
    ]
    for (call, message) in calls {
      let error = await #expect(throws: ServiceCallError.self) { try await call() }
      #expect(error?.message == message)
      guard case .bindingUnavailable? = error?.kind else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(error?.operation?.service == "Library")
    }
    #expect(transport.requests.all.isEmpty)
  }

  @Test func soapSendsTheFormOfTheWSDL() async throws {
    let transport = CannedTransport(status: 500)
    _ = try? await Fixture.client(.soap, transport: transport).countBooks(genre: .paperback)
    let request = try #require(transport.requests.last)
    #expect(request.method == .post)
    #expect(
      request.url?.absoluteString
        == "http://library.example/Cust1/Remote/Services1/Library.svc")
    #expect(request.headers["Content-Type"] == "text/xml; charset=utf-8")
    #expect(
      request.headers["SOAPAction"] == "\"http://library.example/ws/Services1/Library/CountBooks\"")
  }

  /// Some services offer both versions of SOAP.
  @Test func aConnectionDecidesTheVersionOfSOAP() async throws {
    let transport = CannedTransport(status: 500)
    let client = LibraryClient(
      .soap(
        try Fixture.url(), credentials: .none, .init(soapVersion: .v1_2, transport: transport)))
    _ = try? await client.countBooks(genre: .paperback)
    let request = try #require(transport.requests.last)
    #expect(
      request.headers["Content-Type"]
        == "application/soap+xml; charset=utf-8; "
        + "action=\"http://library.example/ws/Services1/Library/CountBooks\"")
    #expect(request.headers["SOAPAction"] == nil)
    #expect(
      String(decoding: request.body, as: UTF8.self)
        .contains("http://www.w3.org/2003/05/soap-envelope"))
  }

  /// Some services have the other version of SOAP at another path.
  @Test func middlewareCanSendCallsOverTheOtherVersionOfSOAPToItsPath() async throws {
    struct Moved: ClientMiddleware {
      func intercept(
        _ request: TransportRequest, context: OperationContext,
        next: @Sendable (TransportRequest) async throws -> TransportResponse
      ) async throws -> TransportResponse {
        var request = request
        request.target = "/ws/soap12"
        return try await next(request)
      }
    }
    let transport = CannedTransport(status: 500)
    let client = LibraryClient(
      .soap(
        try Fixture.url(), credentials: .none,
        .init(soapVersion: .v1_2, transport: transport, middleware: [Moved()])))
    _ = try? await client.countBooks(genre: .paperback)
    let request = try #require(transport.requests.last)
    #expect(request.target == "/ws/soap12")
    #expect(request.headers["Content-Type"]?.hasPrefix("application/soap+xml") == true)
  }

  @Test func restSendsOptionsAndCredentialsAsHeaderFields() async throws {
    let transport = CannedTransport(status: 204)
    let client = LibraryClient(
      .rest(
        try Fixture.url(), credentials: .basic(user: "u", password: "p:\u{E6}"),
        .init(applicationToken: "app", timeZone: "GMT", transport: transport)))
    _ = try await client.getBook(
      bookId: -1,
      options: CallOptions(
        timeZone: "NO", language: "sv", culture: "en", select: ["Title", "Right/Reason"],
        headers: ["X-Extra": "1"], requestID: "r1"))
    let request = try #require(transport.requests.last)
    #expect(request.target == "/Cust1/api/v1/Book/-1?$select=Title,Right%2FReason")
    let expected: HeaderFields = [
      "Authorization": "Basic dTpwOsOm", "SO-AppToken": "app", "Accept": "application/json",
      "Accept-Language": "sv", "SO-Language": "sv", "SO-Culture": "en", "SO-TimeZone": "NO",
      "X-Request-ID": "r1", "X-Extra": "1",
    ]
    #expect(request.headers == expected)
  }

  @Test(arguments: RoundTripTests.bindings)
  func aFaultArrivesTyped(binding: ServiceBinding) async throws {
    let client = try Fixture.client(binding)
    let thrown = await #expect(throws: ServiceFault.self) {
      try await client.saveBook(book: Book(title: "fault"), options: CallOptions(requestID: "r9"))
    }
    let fault = try #require(thrown)
    #expect(fault.code == .client && fault.reason == "No such shelf.")
    #expect(fault.detail == "Shelf 7." && fault.requestID == "r9")
    #expect(fault.operation?.description == "Library.SaveBook" && fault.binding == binding)
    #expect(fault.httpStatus == (binding == .soap ? 500 : 400))
    guard binding == .soap else { return }
    #expect(fault.exception?.exceptionType == "ShelfException")
    #expect(fault.exception?.parameters == ["shelf": "7", "floor": "2"])
    #expect(fault.exception?.innerException?.message == "Fire.")
  }

  @Test func notSucceededWithoutAFaultIsAFault() async throws {
    let xml = Fixture.envelope(
      "<l:SaveBookResponse/>",
      header: """
        <l:ExceptionInfo><l:Message>No ink.</l:Message><l:ExceptionType>Ink</l:ExceptionType>\
        </l:ExceptionInfo><l:Succeeded>false</l:Succeeded>
        """)
    let client = try Fixture.client(
      .soap, transport: CannedTransport(status: 200, type: "text/xml", xml))
    let fault = await #expect(throws: ServiceFault.self) { try await client.saveBook() }
    #expect(fault?.reason == "No ink." && fault?.exception?.exceptionType == "Ink")
  }

  @Test func aFaultOfWCFAndOfSOAP12IsUnderstood() async throws {
    let wcf = Fixture.envelope(
      """
      <e:Fault><faultcode xmlns:a="urn:a">a:InternalServiceFault</faultcode>\
      <faultstring xml:lang="nb">Nei.</faultstring><detail><ExceptionDetail xmlns="urn:wcf">\
      <Message>Null.</Message><Type>System.NullReferenceException</Type></ExceptionDetail></detail>\
      </e:Fault>
      """)
    let newer = Fixture.envelope(
      """
      <e:Fault><e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>Authentication</e:Value>\
      </e:Subcode></e:Code><e:Reason><e:Text xml:lang="en">Who?</e:Text></e:Reason></e:Fault>
      """, version: .v1_2)
    func fault(_ xml: String) async throws -> ServiceFault? {
      let client = try Fixture.client(
        .soap, transport: CannedTransport(status: 500, type: "text/xml", xml))
      return await #expect(throws: ServiceFault.self) { try await client.saveBook() }
    }
    let first = try await fault(wcf)
    #expect(first?.code == .other("InternalServiceFault") && first?.reason == "Nei.")
    #expect(first?.exception?.exceptionType == "System.NullReferenceException")
    let second = try await fault(newer)
    #expect(second?.code == .client && second?.isAuthenticationFailure == true)
  }

  @Test(
    arguments: [
      (ServiceBinding.soap, 200, "text/html", "<html>"), (.soap, 302, "text/html", "Moved"),
      (.soap, 200, "text/xml", Fixture.envelope("<l:OtherResponse/>")),
      (.soap, 200, "text/xml", Fixture.envelope("")), (.rest, 200, "text/html", "<html>"),
      (.rest, 200, "application/json", "{"), (.rest, 200, "application/json", "7"),
      (.rest, 302, nil, ""),
    ] as [(ServiceBinding, Int, String?, String)])
  func aResponseThatCannotBeUnderstoodIsACallError(
    binding: ServiceBinding, status: Int, type: String?, body: String
  ) async throws {
    let client = try Fixture.client(
      binding, transport: CannedTransport(status: status, type: type, body))
    let error = await #expect(throws: ServiceCallError.self) { try await client.saveBook() }
    guard case .invalidResponse? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.httpStatus == status && error?.binding == binding)
  }

  @Test func restErrorsAndNothingAreUnderstood() async throws {
    func client(_ status: Int, _ body: String) throws -> LibraryClient {
      try Fixture.client(
        .rest, transport: CannedTransport(status: status, type: "application/json", body))
    }
    #expect(try await client(200, "null").saveBook() == nil)
    #expect(try await client(200, "").saveBook() == nil)
    #expect(try await client(204, "").saveBook() == nil)
    #expect(try await client(200, "null").countBooks(genre: .paperback) == 0)
    let notFound = await #expect(throws: ServiceFault.self) {
      try await client(404, #"{"message":"Gone","messageDetail":"d"}"#).saveBook()
    }
    #expect(notFound?.reason == "Gone" && notFound?.detail == "d" && notFound?.code == .client)
    let down = await #expect(throws: ServiceFault.self) {
      try await client(503, "<html>").saveBook()
    }
    #expect(down?.code == .server && down?.httpStatus == 503)
  }

  @Test func aLargeResponseIsRefused() async throws {
    let client = try Fixture.client(
      .rest,
      transport: CannedTransport(
        status: 200, type: "application/json", "\"\(String(repeating: "x", count: 200))\""),
      limits: ServiceLimits(maximumMessageBytes: 100))
    let error = await #expect(throws: ServiceCallError.self) { try await client.saveBook() }
    guard case .responseTooLarge? = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aTransportsErrorATimeoutAndACancellationAreToldApart() async throws {
    struct Unplugged: Error {}
    let unplugged = try Fixture.client(.soap, transport: CannedTransport { _ in throw Unplugged() })
    let failed = await #expect(throws: ServiceCallError.self) { try await unplugged.saveBook() }
    guard case .transport(let underlying)? = failed?.kind else {
      Issue.record("\(String(describing: failed))")
      return
    }
    #expect(underlying is Unplugged)
    let slow = try Fixture.client(
      .rest,
      transport: CannedTransport { _ in
        try await Task.sleep(for: .seconds(60))
        return TransportResponse(status: 204)
      })
    let late = await #expect(throws: ServiceCallError.self) {
      try await slow.saveBook(options: CallOptions(timeout: .milliseconds(20)))
    }
    guard case .timeout? = late?.kind else {
      Issue.record("\(String(describing: late))")
      return
    }
    let task = Task { try await slow.saveBook() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func aLineBreakInAHeaderFieldIsNeverSent() async throws {
    let transport = CannedTransport(status: 204)
    let client = try Fixture.client(.rest, transport: transport)
    await #expect(throws: ServiceCallError.self) {
      try await client.saveBook(options: CallOptions(language: "sv\r\nX-Evil: 1"))
    }
    #expect(transport.requests.all.isEmpty)
  }

  @Test func aPathParameterCannotLeadElsewhere() async throws {
    let transport = CannedTransport(status: 204)
    let client = try Fixture.client(.rest, transport: transport)
    for kind in ["..", ".", "", nil] {
      await #expect(throws: ServiceCallError.self) { try await client.findShelf(kind: kind) }
    }
    #expect(transport.requests.all.isEmpty)
  }

  @Test(arguments: RoundTripTests.bindings)
  func theResponsesMetadataIsAtHand(binding: ServiceBinding) async throws {
    let client = try Fixture.client(binding)
    let (value, response) = try await client.capturingResponse {
      try await $0.saveBook(
        book: Book(title: "context"),
        options: CallOptions(timeZone: "NO", language: "sv", requestID: "r2"))
    }
    #expect(value == "NO app \(binding == .rest ? "sv" : "-") -")
    #expect(response.status == 200 && response.requestID == "r2")
    #expect(response.headers["X-Library"] == "yes")
    guard binding == .soap else { return }
    #expect(response.extraInfo == ["pages": "3"] && response.succeeded == true)
    #expect(response.timeZone?.locationCode == "NO")
  }

  @Test(arguments: RoundTripTests.bindings)
  func anImplementationSaysWhichZoneItsDatesAreIn(binding: ServiceBinding) async throws {
    let (_, response) = try await Fixture.client(binding).capturingResponse {
      try await $0.saveBook(book: Book(title: "zone"), options: CallOptions(timeZone: "NO"))
    }
    switch binding {
    case .soap: #expect(response.timeZone == "SE")
    case .rest: #expect(response.headers["SO-TimeZone"] == "SE")
    }
  }

  @Test(arguments: RoundTripTests.bindings)
  func refusedCredentialsAreFetchedAnewOnce(binding: ServiceBinding) async throws {
    let asked = Kept<String>()
    let transport = LoopbackTransport(Fixture.server(TicketAuthenticator()))
    let client =
      switch binding {
      case .soap:
        LibraryClient(
          .soap(
            try Fixture.url(), credentials: Refreshing(asked: asked) { .ticket($0) },
            .init(transport: transport)))
      case .rest:
        LibraryClient(
          .rest(
            try Fixture.url(), credentials: Refreshing(asked: asked) { .bearer($0) },
            .init(transport: transport)))
      }
    #expect(try await client.countBooks(genre: .paperback) == 1)
    #expect(asked.all == ["first", "again"])
  }

  private struct Refreshing<Credentials: Sendable & Equatable>: CredentialsProvider {
    let asked: Kept<String>
    let make: @Sendable (String) -> Credentials

    func credentials(replacing rejected: Credentials?) async throws -> Credentials {
      asked.add(rejected == nil ? "first" : "again")
      return make(rejected == nil ? "expired" : "good")
    }
  }
}
