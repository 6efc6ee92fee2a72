import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct SOAPServerTests {
  private static let action = "\"\(LibrarySchema.namespace)/Library/CountBooks\""
  private static let body = "<l:CountBooks><l:Genre>Hardcover</l:Genre></l:CountBooks>"

  private func respond(
    _ body: String, action: String? = nil, contentType: String? = "text/xml; charset=utf-8",
    _ server: ServiceServer = Fixture.server()
  ) async -> (response: TransportResponse, text: String) {
    let response = await server.respond(
      to: Fixture.soap(body, action: action, contentType: contentType))
    return (response, String(decoding: response.body, as: UTF8.self))
  }

  @Test(
    arguments: [
      (SOAPVersion.v1_1, "text/xml; charset=utf-8", action),
      (.v1_1, "text/xml", nil), (.v1_1, nil, "\"\""),
      (.v1_2, "application/soap+xml; charset=utf-8; action=\(action)", nil),
      (.v1_2, "application/soap+xml", nil), (.v1_2, "text/xml", action),
    ] as [(SOAPVersion, String?, String?)])
  func answersInTheVersionAskedIn(
    version: SOAPVersion, contentType: String?, action: String?
  ) async throws {
    let (response, text) = await respond(
      Fixture.envelope(Self.body, version: version), action: action, contentType: contentType)
    #expect(response.status == 200)
    #expect(
      response.headers["Content-Type"]
        == (version == .v1_1
          ? "text/xml; charset=utf-8" : "application/soap+xml; charset=utf-8"))
    #expect(text.contains("<Response>2</Response>"))
    #expect(
      text.contains("http://www.w3.org/2003/05/soap-envelope") == (version == .v1_2))
  }

  @Test func takesTheDocumentedForm() async throws {
    let xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://www.w3.org/2003/05/soap-envelope"
       xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
       xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:Library="\(LibrarySchema.namespace)">
        <Library:ApplicationToken>1234567-1234-9876</Library:ApplicationToken>
        <Library:Credentials><Library:Ticket>good</Library:Ticket></Library:Credentials>
        <Library:TimeZone>
          <Library:SoTimeZoneLocationCode>NO</Library:SoTimeZoneLocationCode>
        </Library:TimeZone>
       <SOAP-ENV:Body>
         <Library:SaveBook>
          <Library:Book xsi:type="Library:Book">
           <Library:Title xsi:type="xsd:string">context</Library:Title>
          </Library:Book>
         </Library:SaveBook>
       </SOAP-ENV:Body>
      </SOAP-ENV:Envelope>

      """
    let (response, text) = await respond(
      xml, contentType: "text/xml", Fixture.server(TicketAuthenticator()))
    #expect(response.status == 200)
    #expect(text.contains("<Response>NO 1234567-1234-9876 - reader</Response>"))
    #expect(text.contains("<SoTimeZoneLocationCode>NO</SoTimeZoneLocationCode>"))
    #expect(text.contains(">true</Succeeded>"))
  }

  @Test func aHeaderThatRedeclaresPrefixesAndUnknownPartsAreFine() async {
    let header = """
      <a:Action xmlns:a="http://www.w3.org/2005/08/addressing" e:mustUnderstand="0">x</a:Action>\
      <q:Credentials xmlns:q="\(LibrarySchema.namespace)" e:mustUnderstand="1"><q:Ticket>good\
      </q:Ticket></q:Credentials><x:Other xmlns:x="urn:x" e:mustUnderstand="1" \
      e:actor="urn:somebody-else"/>
      """
    let (response, _) = await respond(
      Fixture.envelope(Self.body, header: header), Fixture.server(TicketAuthenticator()))
    #expect(response.status == 200)
  }

  @Test(arguments: [SOAPVersion.v1_1, .v1_2])
  func anUnknownMandatoryHeaderIsAMustUnderstandFault(version: SOAPVersion) async {
    let header = "<x:Other xmlns:x=\"urn:x\" e:mustUnderstand=\"true\"/>"
    let (response, text) = await respond(
      Fixture.envelope(Self.body, header: header, version: version))
    #expect(response.status == 500)
    #expect(text.contains("soap:MustUnderstand<"))
  }

  @Test(arguments: [
    "", "x", "<a/>", Fixture.envelope(""), Fixture.envelope(body + body),
    Fixture.envelope("<l:NoSuch/>"), Fixture.envelope("<CountBooks/>"),
    Fixture.envelope(body).replacing("</e:Body>", with: "</e:Body><e:Body/>"),
    Fixture.envelope(body, header: "<l:x/>")
      .replacing("<e:Body>", with: "<e:Header/><e:Body>"),
    Fixture.envelope("<l:GetBook><l:BookId>x</l:BookId></l:GetBook>"),
    String(Fixture.envelope(body).dropLast(20)),
    Fixture.envelope("<u:CountBooks/>"),
  ])
  func aBadMessageIsAClientFault(message: String) async {
    let (response, text) = await respond(message)
    #expect(response.status == 500)
    #expect(text.contains("<faultcode>soap:Client"), "\(text)")
    #expect(text.contains(">false</Succeeded>"))
  }

  @Test func aSOAPActionForAnotherOperationIsAClientFault() async {
    let (response, text) = await respond(
      Fixture.envelope(Self.body), action: "\"\(LibrarySchema.namespace)/Library/GetBook\"")
    #expect(response.status == 500 && text.contains("soap:Client"))
  }

  @Test(arguments: ["GetBook", "NoSuch", "countbooks"])
  func anActionOfSOAP12ForAnotherOperationIsASenderFault(name: String) async {
    let action = "\(LibrarySchema.namespace)/Library/\(name)"
    let (response, text) = await respond(
      Fixture.envelope(Self.body, version: .v1_2),
      contentType: "application/soap+xml; action=\"\(action)\"; charset=utf-8")
    #expect(response.status == 400 && text.contains("soap:Sender"))
  }

  @Test(arguments: [
    ("fault", "<faultcode>soap:Client<"), ("internal", "<faultcode>soap:Server<"),
    ("context", "<Response>NO "),
  ])
  func everyAnswerRepeatsTheTimeZoneOfTheRequest(
    title: String, expected: String
  ) async {
    let header = """
      <l:TimeZone><l:SoTimeZoneId>7</l:SoTimeZoneId>\
      <l:SoTimeZoneLocationCode>NO</l:SoTimeZoneLocationCode></l:TimeZone>
      """
    let (_, text) = await respond(
      Fixture.envelope(
        "<l:SaveBook><l:Book><l:Title>\(title)</l:Title></l:Book></l:SaveBook>", header: header))
    #expect(text.contains(expected), "\(text)")
    #expect(text.contains("<SoTimeZoneId>7</SoTimeZoneId>"))
    #expect(text.contains("<SoTimeZoneLocationCode>NO</SoTimeZoneLocationCode>"))
  }

  @Test func unimplementedIsAServerFault() async {
    struct Nothing: UnimplementedLibraryService {}
    let server = ServiceServer(LibraryServer(Nothing()), authenticator: AllowEveryone())
    let (response, text) = await respond(Fixture.envelope(Self.body), server)
    #expect(response.status == 500 && text.contains("<faultcode>soap:Server.NotImplemented<"))
    #expect(text.contains("CountBooks is not implemented."))
  }

  @Test func anotherEnvelopeIsAVersionMismatch() async {
    let (response, text) = await respond(
      "<Envelope xmlns=\"urn:soap-of-the-future\"><Body/></Envelope>")
    #expect(response.status == 500 && text.contains("soap:VersionMismatch"))
  }

  @Test func otherVerbsAndMediaTypesAreRefused() async {
    var get = Fixture.soap("")
    get.method = .get
    let wrongVerb = await Fixture.server().respond(to: get)
    #expect(wrongVerb.status == 405 && wrongVerb.headers["Allow"] == "POST")
    for type in ["application/json", "text/xml; charset=iso-8859-1", "nonsense"] {
      #expect(await respond(Fixture.envelope(Self.body), contentType: type).response.status == 415)
    }
  }

  @Test func anyPathMayLeadToTheService() async {
    for path in ["/Remote/Services1/Library.svc", "/a/b/remote/services1/LIBRARY.svc?x=1"] {
      var request = Fixture.soap(Fixture.envelope(Self.body))
      request.target = path
      #expect(await Fixture.server().respond(to: request).status == 200)
    }
    var request = Fixture.soap(Fixture.envelope(Self.body))
    request.target = "/Remote/Services1/Other.svc"
    #expect(await Fixture.server().respond(to: request).status == 404)
  }

  @Test func utf16WithAByteOrderMarkIsRead() async throws {
    let data = try #require(Fixture.envelope(Self.body).data(using: .utf16))
    var request = Fixture.soap("", contentType: "text/xml; charset=utf-16")
    request.body = Array(data)
    #expect(await Fixture.server().respond(to: request).status == 200)
  }

  @Test func anInternalErrorTellsTheHookAndNotTheCaller() async throws {
    let seen = Kept<String>()
    let server = Fixture.server(onInternalError: { error, context in
      seen.add("\(error) in \(context.operation?.description ?? "-")")
    })
    let (response, text) = await respond(
      Fixture.envelope("<l:SaveBook><l:Book><l:Title>internal</l:Title></l:Book></l:SaveBook>"),
      server)
    #expect(response.status == 500 && text.contains("soap:Server"))
    #expect(!text.contains("hunter2") && !text.contains("Refused"))
    #expect(
      seen.all == ["connection string: server=db;password=hunter2 in Library.SaveBook"])
  }
}

extension SOAPServerTests {
  private func respond(
    _ body: String, _ server: ServiceServer
  ) async -> (response: TransportResponse, text: String) {
    await respond(body, action: nil, contentType: "text/xml", server)
  }
}
