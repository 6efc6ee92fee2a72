import Foundation
import RawHTTP
import Testing
import UserAgent

@testable import token_server

/// Callers that are refused, over bare sockets.
@Suite struct RefusalTests {
  private static func call(
    _ port: Int, authorization: String, source: String = "127.0.0.1"
  ) throws -> RawResponse? {
    let body = #"{"Key":"x"}"#
    let client = try RawClient(port: port, source: source)
    try client.send(
      """
      POST /api/v1/Agents/User/GetExternalTokens HTTP/1.1\r
      Host: localhost\r
      \(authorization)\r
      Content-Type: application/json\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """)
    return try client.response()
  }

  private static func soapCall(_ port: Int, ticket: String) throws -> RawResponse? {
    let namespace = "http://www.superoffice.net/ws/crm/NetServer/Services88"
    let body = """
      <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="\(namespace)">\
      <e:Header><u:Credentials><u:Ticket>\(ticket)</u:Ticket></u:Credentials></e:Header>\
      <e:Body><u:GetExternalTokens><u:Key>x</u:Key></u:GetExternalTokens></e:Body></e:Envelope>
      """
    let client = try RawClient(port: port)
    try client.send(
      """
      POST /Remote/Services88/User.svc HTTP/1.1\r
      Host: localhost\r
      Content-Type: text/xml\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """)
    return try client.response()
  }

  private static func basic(_ user: String, _ password: String) -> String {
    "Authorization: Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
  }

  /// However slow the machine is, no tokens are added in the meantime.
  private static let few = FailureLimits(perSecond: 0.0001, burst: 3)

  @Test func unknownAndKnownNamesAreAnsweredAlike() async throws {
    let running = try await RunningServer(failures: Self.few)
    let port = running.server.port
    try await blocking {
      let forms: [@Sendable (String) throws -> RawResponse?] = [
        { try Self.call(port, authorization: "Authorization: SoTicket \($0).wrong") },
        { try Self.call(port, authorization: "Authorization: Bearer \($0).wrong") },
        { try Self.call(port, authorization: Self.basic($0, "wrong")) },
        { try Self.soapCall(port, ticket: "\($0).wrong") },
      ]
      for form in forms {
        for _ in 0..<5 {
          let (known, unknown) = (try form("demo"), try form("nobody"))
          #expect(known?.status == unknown?.status)
          #expect(known?.body == unknown?.body)
          #expect(known?.headers.keys.sorted() == unknown?.headers.keys.sorted())
        }
      }
    }
    _ = try await running.stop()
  }

  @Test func wrongSecretsFromOneAddressLockOutNobodyElse() async throws {
    let running = try await RunningServer(failures: Self.few)
    let (port, ticket) = (running.server.port, running.ticket)
    try await blocking {
      let wrong = "Authorization: SoTicket demo.wrong"
      let statuses = try (0..<5).map { _ in
        try Self.call(port, authorization: wrong, source: "127.0.0.2")?.status
      }
      #expect(statuses == [401, 401, 401, 429, 429])
      let right = "Authorization: SoTicket \(ticket)"
      #expect(try Self.call(port, authorization: right, source: "127.0.0.2")?.status == 429)
      #expect(try Self.call(port, authorization: right, source: "127.0.0.3")?.status == 200)
    }
    _ = try await running.stop()
  }

  @Test func refusalsAreAuditedWithNameAndAddress() async throws {
    let running = try await RunningServer()
    let port = running.server.port
    let long = String(repeating: "n", count: 5000)
    let odd = "é\u{1B}[2J\"\\\u{202E}"
    try await blocking {
      for authorization in [
        "Authorization: SoTicket demo.wrong", "Authorization: Bearer nobody.secret-of-nobody",
        Self.basic(odd, "secret-of-nobody"), Self.basic(long, "secret-of-nobody"),
        "SO-AppToken: app.secret-of-nobody", "X: no credentials",
      ] {
        let answer = try Self.call(port, authorization: authorization, source: "127.0.0.7")
        #expect(answer?.status == 401)
      }
      #expect(try Self.soapCall(port, ticket: "soap.secret-of-nobody")?.status == 500)
    }
    let audit = try await running.stop()
    let lines = audit.split(separator: "\n")
    #expect(lines.count == 7)
    #expect(lines.allSatisfy { $0.contains(#""event":"refused""#) })
    #expect(lines.prefix(6).allSatisfy { $0.contains(#""address":"127.0.0.7""#) })
    for name in [
      "ticket demo", "bearer nobody", #"basic \u00e9\u001b[2J\"\\\u202e"#,
      "basic \(long.prefix(100))\\u2026", "application app", "ticket soap",
    ] {
      #expect(lines.count { $0.contains("\"tried\":\"\(name)\"") } == 1, "\(name)")
    }
    #expect(!audit.contains("secret-of-nobody") && !audit.contains("wrong\""))
    #expect(audit.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
  }

  @Test func whatTheServerDescribesIsWhatItTakes() async throws {
    let running = try await RunningServer()
    let (port, ticket, secret) = (running.server.port, running.ticket, running.secret)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(try await running.get("openapi.json").text.utf8))
        as? [String: Any])
    let components = try #require(document["components"] as? [String: Any])
    let schemes = try #require(components["securitySchemes"] as? [String: Any])
    let accepted = try await blocking {
      let forms = [
        "Basic": Self.basic("demo", secret), "Bearer": "Authorization: Bearer \(ticket)",
        "SoTicket": "Authorization: SoTicket \(ticket)", "XSRF": "X-XSRF-TOKEN: \(ticket)",
      ]
      return try forms.filter { try Self.call(port, authorization: $0.value)?.status == 200 }.keys
    }
    #expect(Set(schemes.keys) == Set(accepted))
    #expect(!schemes.keys.contains("XSRF"))
    _ = try await running.stop()
  }

  @Test func metricsAreNotPublicUnlessAskedFor() async throws {
    let running = try await RunningServer()
    #expect(try await running.get("metrics").status == 404)
    #expect(try await running.get("readyz").status == 200)
    _ = try await running.stop()
    let open = try await RunningServer([.publicMetrics: "true"])
    #expect(try await open.get("metrics").status == 200)
    _ = try await open.stop()
  }

  @Test func operatorsHaveAPortOfTheirOwn() async throws {
    let running = try await RunningServer([.operationsPort: "0"])
    let port = try #require(running.server.operationsPort)
    for path in ["metrics", "readyz"] { #expect(try await running.get(path).status == 404) }
    try await blocking {
      let client = try RawClient(port: port)
      #expect(try client.get("/metrics")?.status == 200)
      #expect(try client.get("/readyz")?.text == "ok\n")
      #expect(try client.get("/api/v1/Agents/User/GetExternalTokens")?.status == 404)
    }
    _ = try await running.stop()
  }
}
