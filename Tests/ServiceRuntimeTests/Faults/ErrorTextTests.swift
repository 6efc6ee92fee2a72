import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// The texts of errors for people.
@Suite struct ErrorTextTests {
  private static let transport = TransportError(.cannotConnect, host: "library.example")

  @Test(
    arguments: [
      (ServiceFault.notFound("No such book."), "No such book."),
      (
        ServiceFault(
          .server, "Null.", exception: ExceptionInfo(friendlyText: "The shelf is full.")),
        "The shelf is full."
      ),
      (
        ServiceCallError(.timeout, "There was no response in time."),
        "There was no response in time."
      ),
      (TypedFault("Monday", reason: "It is sold out."), "It is sold out."),
      (transport, "No connection to library.example can be made. Is a server running there?"),
    ] as [(any Error, String)])
  func anAlertSaysWhatWentWrong(error: any Error, text: String) {
    #expect(error.localizedDescription == text)
    #expect(error is any LocalizedError)
  }

  @Test func aFaultWithATypeSaysWhichCallItAnswersAndItsDetail() {
    var fault = TypedFault("Monday", reason: "It is sold out.")
    fault.fault.method = .post
    fault.fault.url = "http://library.example/shop"
    fault.fault.httpStatus = 500
    #expect(
      "\(fault)"
        == "It is sold out. – POST http://library.example/shop, status 500 – detail: Monday")
  }

  @Test func anOperationThatTwoEndpointsHaveIsNamed() {
    let error = #expect(throws: DuplicateOperationError.self) {
      try ServiceServer(
        [LibraryServer(EchoLibrary()), LibraryServer(EchoLibrary())],
        authenticator: AllowEveryone())
    }
    #expect(error?.localizedDescription.contains("Library.SaveBook") == true)
  }

  @Test func aValueThatCannotBeReadAsJSONIsNamed() {
    let error = #expect(throws: (any Error).self) { try Book(json: Array("{".utf8)) }
    #expect(error?.localizedDescription.contains("ServiceRuntime.") == false)
  }

  @Test(arguments: RoundTripTests.bindings)
  func aCallThatFailedSaysWhereItWent(binding: ServiceBinding) async throws {
    let path = binding == .soap ? "Remote/Services1/Library.svc" : "api/v1/Book/default"
    for (status, body) in [(200, "<html>"), (404, "<html>")] {
      let client = try Fixture.client(
        binding, transport: CannedTransport(status: status, type: "text/html", body))
      let error = await #expect(throws: (any Error).self) { try await client.getDefaultBook() }
      let text = "\(try #require(error))"
      let method = binding == .soap ? "POST" : "GET"
      #expect(text.contains("\(method) http://library.example/Cust1/\(path), status \(status)"))
      #expect(text.contains("it is a web page; is the base URL right?"))
    }
  }

  @Test func aCallWithoutAResponseSaysWhereItWent() async throws {
    let client = try Fixture.client(.rest, transport: CannedTransport { _ in throw Self.transport })
    let thrown = await #expect(throws: ServiceCallError.self) { try await client.getDefaultBook() }
    let error = try #require(thrown)
    #expect(error.url == "http://library.example/Cust1/api/v1/Book/default")
    #expect(error.method == .get && error.httpStatus == nil)
    #expect(error.failureReason == "\(error)")
  }

  /// Whatever fails after there is a request.
  private static let failures: [(what: String, status: Int?, transport: CannedTransport)] = [
    ("no connection", nil, CannedTransport { _ in throw transport }),
    ("another error", nil, CannedTransport { _ in throw CocoaError(.fileNoSuchFile) }),
    ("an error of the call", nil, CannedTransport { _ in throw ServiceCallError(.timeout, "No.") }),
    ("nothing at the path", 404, answer(404, #"{"Message": "There is nothing at this path."}"#)),
    ("no body", 500, CannedTransport(status: 500)),
    ("a redirection", 302, CannedTransport(status: 302)),
    ("another form", 200, answer(200, "[[[")),
    ("too large", 200, answer(200, String(repeating: " ", count: 5_000))),
  ]

  private static func answer(_ status: Int, _ body: String) -> CannedTransport {
    CannedTransport(status: status, type: "application/json", body)
  }

  @Test(arguments: failures.indices, RoundTripTests.bindings)
  func everyErrorOfACallHasMethodURLAndStatus(
    index: Int, binding: ServiceBinding
  ) async throws {
    let failure = Self.failures[index]
    let connection = try Fixture.connection(
      binding, to: failure.transport, url: "http://kim:hunter2@library.example/",
      limits: ServiceLimits(maximumMessageBytes: 4_000))
    let error = await #expect(throws: (any Error).self) {
      try await LibraryClient(connection).findBooks(after: DateTime(Date()), words: "s3cr3t")
    }
    let text = "\(try #require(error))"
    let request =
      binding == .soap
      ? "POST http://library.example/Remote/Services1/Library.svc"
      : "GET http://library.example/api/v1/Books"
    let end = failure.status.map { ", status \($0)" } ?? ""
    #expect(text.hasSuffix("\(request)\(end)"), "\(failure.what): \(text)")
    #expect(!text.contains("s3cr3t") && !text.contains("hunter2"))
  }

  @Test func theURLThatIsShownHasNoSecrets() async throws {
    let client = LibraryClient(
      try Fixture.connection(
        .rest, to: CannedTransport(status: 500), url: "http://kim:hunter2@library.example/"))
    let error = await #expect(throws: ServiceFault.self) {
      try await client.findBooks(after: DateTime(Date()), words: "s3cr3t")
    }
    #expect(error?.url == "http://library.example/api/v1/Books")
  }
}
