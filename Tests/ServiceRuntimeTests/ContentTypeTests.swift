@_spi(Generated) import ServiceRuntime
import Testing

/// `Content-Type` fields in the forms that clients of all kinds write.
@Suite struct ContentTypeTests {
  private func status(_ request: TransportRequest, _ field: String?) async -> Int {
    var request = request
    request.headers["Content-Type"] = field
    return await Fixture.server().respond(to: request).status
  }

  @Test(arguments: [
    (nil, 200), ("application/json", 200), ("application/json;", 200), (" application/json ", 200),
    ("application/json; charset", 200), ("application/json; charset=", 200),
    ("APPLICATION/JSON; CHARSET=\"UTF-8\"", 200), ("application/json;charset=us-ascii", 200),
    ("application/json ; charset = utf-8", 200), ("text/json;=;a=b; charset=utf-8", 200),
    ("application/vnd.library+json", 200), ("application/json; charset=utf-16", 415),
    ("application/json; charset=latin1", 415), ("application/jsonp", 415),
    ("application/json, text/json", 415), ("application/json/x", 415), ("json", 415), ("", 415),
    (";", 415), ("/", 415), ("*/*", 415), ("text/plain", 415), ("\u{E6}/json", 415),
  ])
  func restBodies(field: String?, expected: Int) async {
    let request = TransportRequest(
      method: .post, target: "/api/v1/Agents/Library/CountBooks", body: Array("{}".utf8))
    #expect(await status(request, field) == expected)
  }

  @Test(arguments: [
    (nil, 200), ("text/xml", 200), ("text/xml;", 200), ("TEXT/XML; CHARSET=\"Utf-8\"", 200),
    ("text/xml; charset", 200), ("application/soap+xml; action=\"\"", 200),
    ("application/soap+xml;charset=utf-8", 200), ("application/xml", 200),
    ("text/xml; charset=latin1", 415), ("text/xml, text/xml", 415), ("xml", 415), ("", 415),
    (";", 415), ("application/json", 415), ("text/html", 415),
  ])
  func soapMessages(field: String?, expected: Int) async {
    #expect(
      await status(Fixture.soap(Fixture.envelope("<l:CountBooks/>")), field) == expected)
  }
}
