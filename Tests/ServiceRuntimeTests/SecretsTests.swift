import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct SecretsTests {
  private static let secret = "s3cr3t-V4lue"

  private func printed(_ value: Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return "\(value)" + String(reflecting: value) + dumped
  }

  @Test func noWayOfPrintingShowsASecret() throws {
    let secret = Self.secret
    let transport = CannedTransport(status: 204)
    let values: [Any] = [
      SOAPCredentials.ticket(secret), RESTCredentials.bearer(secret),
      RESTCredentials.ticket(secret),
      RESTCredentials.basic(user: "u", password: secret), RESTCredentials.xsrf(secret),
      RESTCredentials.other(scheme: "Digest", parameters: secret),
      CallCredentials.soap(.ticket(secret)),
      ServiceConnection.soap(
        try Fixture.url(), credentials: .ticket(secret),
        .init(applicationToken: secret, transport: transport)),
      LibraryClient(
        .rest(
          try Fixture.url(), credentials: .bearer(secret),
          .init(applicationToken: secret, transport: transport))),
      CallContext(
        operation: OperationInfo(service: "Library", name: "SaveBook"), binding: .soap,
        credentials: .soap(.ticket(secret)), applicationToken: secret,
        headers: ["Authorization": secret]),
      HeaderFields([
        ("authorization", secret), ("SO-AppToken", secret), ("Cookie", secret),
        ("X-XSRF-TOKEN", secret),
      ]),
      TransportRequest(
        method: .post, target: "/a?token=\(secret)", headers: ["Authorization": secret],
        body: Array(secret.utf8)),
      TransportResponse(status: 200, headers: ["Set-Cookie": secret], body: Array(secret.utf8)),
      [SOAPCredentials.ticket(secret)] as [SOAPCredentials?],
    ]
    for value in values {
      let text = printed(value)
      #expect(!text.contains(secret), "\(type(of: value))")
      #expect(!text.contains(String(describing: Array(secret.utf8))), "\(type(of: value))")
    }
  }

  @Test(arguments: RoundTripTests.bindings)
  func noErrorOfACallShowsASecret(binding: ServiceBinding) async throws {
    let secret = Self.secret
    let transports: [any ClientTransport] = [
      CannedTransport(status: 500), CannedTransport(status: 200, type: "text/html", "<p>"),
      CannedTransport { _ in throw CocoaError(.fileNoSuchFile) },
      LoopbackTransport(Fixture.server(TicketAuthenticator())),
    ]
    for transport in transports {
      let connection: ServiceConnection =
        switch binding {
        case .soap:
          .soap(
            try Fixture.url(), credentials: .ticket(secret),
            .init(applicationToken: secret, transport: transport))
        case .rest:
          .rest(
            try Fixture.url(), credentials: .bearer(secret),
            .init(applicationToken: secret, transport: transport))
        }
      do {
        _ = try await LibraryClient(connection).saveBook(book: Book(title: "t"))
        Issue.record("nothing thrown")
      } catch {
        #expect(!printed(error).contains(secret))
      }
    }
  }
}
