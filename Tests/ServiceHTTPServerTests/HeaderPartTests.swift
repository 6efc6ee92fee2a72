import ServiceHTTPServer
import Testing

/// The positions of the parts of a SOAP header, over a bare socket.
@Suite struct HeaderPartTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let envelope: String
    let status: Int

    /// - Parameters:
    ///   - before: Under the Envelope, before the Body.
    ///   - body: In the Body, before the operation.
    ///   - payload: In the operation, after its parameter.
    ///   - after: Under the Envelope, after the Body.
    init(
      _ name: String, _ status: Int, before: String = "", body: String = "", payload: String = "",
      after: String = ""
    ) {
      testDescription = name
      self.status = status
      envelope = """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" \
        xmlns:u="\(Message.namespace)" xmlns:x="urn:x">\(before)<s:Body>\(body)\
        <u:GetExternalTokens><u:Key>k</u:Key>\(payload)</u:GetExternalTokens></s:Body>\(after)\
        </s:Envelope>
        """
    }
  }

  private static let token = "<u:ApplicationToken>a</u:ApplicationToken>"
  private static let zone = "<u:TimeZone><u:SoTimeZoneId>7</u:SoTimeZoneId></u:TimeZone>"
  private static let credentials = "<u:Credentials><u:Ticket>t</u:Ticket></u:Credentials>"
  private static let other = "<u:Credentials><u:Ticket>other</u:Ticket></u:Credentials>"

  private static func header(_ parts: String) -> String { "<s:Header>\(parts)</s:Header>" }

  static let cases = [
    Case("no parts", 200),
    Case("in the Header", 200, before: header(token + credentials + zone)),
    Case("as documented", 200, before: token + credentials + zone),
    Case("as documented, with an empty Header", 200, before: header("") + token + credentials),
    Case("parts of others", 200, before: header("<x:A/><x:A/>" + credentials) + "<x:B/>"),
    Case("twice in the Header", 500, before: header(credentials + other)),
    Case("the same twice", 500, before: header(credentials + credentials)),
    Case("twice under the Envelope", 500, before: credentials + other),
    Case("in the Header and under the Envelope", 500, before: header(credentials) + other),
    Case("under the Envelope and in the Header", 500, before: other + header(credentials)),
    Case("some here, some there", 500, before: header(credentials) + token),
    Case("application tokens", 500, before: header(token + token)),
    Case("time zones", 500, before: header(zone + zone)),
    Case(
      "two tickets", 500,
      before: header(
        "<u:Credentials><u:Ticket>t</u:Ticket><u:Ticket>o</u:Ticket></u:Credentials>")),
    Case("before the operation", 500, before: header(credentials), body: other),
    Case("in the operation", 500, before: header(credentials), payload: other),
    Case("only in the operation", 500, payload: credentials),
    Case("a token in the operation", 500, payload: token),
    Case("deep in the operation", 500, payload: "<u:New><x:A>\(other)</x:A></u:New>"),
    Case("a time zone in the operation", 200, payload: zone),
    Case("after the Body", 500, before: header(credentials), after: other),
    Case("only after the Body", 500, after: credentials),
    Case("a Header after the Body", 500, after: header(credentials)),
    Case("something after the Body", 500, after: "<x:A/>"),
    Case("two Headers", 500, before: header(credentials) + header("")),
    Case("something of SOAP's under the Envelope", 500, before: "<s:Head/>" + header(credentials)),
    Case("more in the operation", 200, payload: "<u:New>1</u:New><x:Credentials/>"),
  ]

  @Test(arguments: cases) func areReadInOneWay(_ message: Case) async throws {
    try await withServer(tokenServer()) { server in
      let port = server.port
      let answer = try await blocking {
        let client = try RawClient(port: port)
        try client.send(Message.soap(message.envelope))
        return try client.response()
      }
      #expect(answer?.status == message.status, "\(answer?.text ?? "")")
      if message.status != 200 { #expect(answer?.text.contains("<faultcode>soap:Client<") == true) }
    }
  }
}
