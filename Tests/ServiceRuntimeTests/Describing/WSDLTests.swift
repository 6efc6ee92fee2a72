import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

@Suite struct WSDLTests {
  private static let path = "/Cust1/Remote/Services1/Library.svc"

  private func wsdl(
    _ query: String = "?wsdl", host: String = "library.example:8080",
    _ server: ServiceServer = Fixture.server()
  ) async -> TransportResponse {
    await server.respond(
      to: TransportRequest(
        method: .get, target: Self.path + query, headers: ["Host": host]))
  }

  private func text(_ response: TransportResponse) -> String {
    String(decoding: response.body, as: UTF8.self)
  }

  @Test func isWhatIsRecorded() async throws {
    let response = await wsdl()
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "text/xml; charset=utf-8")
    try RecordedText.expect(text(response), matches: "library.wsdl")
  }

  @Test(arguments: ["?wsdl", "?WSDL", "?singleWsdl"])
  func isTheSameUnderEveryNameAndFromEveryServer(query: String) async {
    #expect(text(await wsdl(query)) == text(await wsdl()))
  }

  @Test func isWellFormedAndNamesTheURLOfTheRequestWhateverThatHolds() async throws {
    let response = await wsdl(host: "a&b<\"'>\u{1}.example")
    let xml = try canonical(response.body)
    #expect(xml.contains("location=\"http://a&amp;b&lt;&quot;'>.example\(Self.path)\""))
  }

  @Test func namesTheURLTheServerIsTold() async throws {
    let server = ServiceServer(
      LibraryServer(EchoLibrary()), authenticator: AllowEveryone(),
      description: SelfDescription(baseURL: try Fixture.url("https://outside.example/x/")))
    let location = "location=\"https://outside.example/x/Remote/Services1/Library.svc\""
    #expect(text(await wsdl(server)).contains(location))
  }

  @Test func needsNoCredentialsAndCanBeWithheldOrReplaced() async {
    #expect(await wsdl(Fixture.server(TicketAuthenticator())).status == 200)
    let silent = ServiceServer(
      LibraryServer(EchoLibrary()), authenticator: AllowEveryone(), description: nil)
    #expect(await wsdl(silent).status == 405)
    let own = ServiceDocument(
      path: "Remote/Services1/Library.svc", query: "wsdl", mediaType: "text/xml"
    ) { _ in "<mine/>" }
    let replaced = ServiceServer(
      LibraryServer(EchoLibrary()), authenticator: AllowEveryone(), documents: [own])
    #expect(text(await wsdl(replaced)) == "<mine/>")
  }

  @Test func everyMessageTheCodecWritesIsValidAgainstIt() async throws {
    let validator = try SchemaValidator(wsdl: text(await wsdl()))
    let filling = FillingCoder()
    func check<Operation: OperationDefinition>(_ operation: Operation.Type) throws {
      let soap = try #require(operation.descriptor.soap)
      let messages = [
        try MessageCodec<Operation>.soapText(
          filling.filled(Operation.Input.self), element: soap.input),
        try MessageCodec<Operation>.soapText(Operation.Input.empty(), element: soap.input),
        try MessageCodec<Operation>.soapText(
          filling.filled(Operation.Output.self), element: soap.output),
      ]
      for message in messages {
        let (count, invalid) = try validator.validate(message: Array(message.utf8))
        #expect(count == 1 && invalid.isEmpty, "\(message)")
      }
    }
    try check(LibraryOperations.SaveBook.self)
    try check(LibraryOperations.FindBooks.self)
    try check(LibraryOperations.GetBook.self)
    try check(LibraryOperations.GetLabels.self)
    try check(LibraryOperations.SetLabels.self)
    try check(LibraryOperations.ReadPart.self)
    try check(LibraryOperations.DeleteBook.self)
  }

  @Test(arguments: ["context", "fault", "plain"])
  func everyAnswerOfTheServerIsValidAgainstIt(title: String) async throws {
    let server = Fixture.server()
    let validator = try SchemaValidator(wsdl: text(await wsdl(server)))
    let header = """
      <l:TimeZone><l:SoTimeZoneId>7</l:SoTimeZoneId>\
      <l:SoTimeZoneLocationCode>NO</l:SoTimeZoneLocationCode></l:TimeZone>
      """
    let request = Fixture.soap(
      Fixture.envelope(
        "<l:SaveBook><l:Book><l:Title>\(title)</l:Title></l:Book></l:SaveBook>", header: header))
    let response = await server.respond(to: request)
    let (count, invalid) = try validator.validate(message: response.body)
    // The Fault itself belongs to SOAP.
    #expect(count >= 2 && invalid == (title == "fault" ? ["Fault"] : []), "\(text(response))")
  }

  @Test(arguments: [
    ("<l:Pages>x</l:Pages>", false), ("<l:Pages>7</l:Pages>", true),
    ("<l:Title>a</l:Title><l:Pages>7</l:Pages>", true),
    ("<l:Pages>7</l:Pages><l:Title>a</l:Title>", false),
    ("<l:Pages xsi:nil=\"true\"/>", false), ("<l:Title xsi:nil=\"true\"/>", true),
    ("<l:Genres>Crime Travel Unheard</l:Genres>", true), ("<l:NoSuch/>", false),
  ])
  func tellsRightFromWrong(content: String, isValid: Bool) async throws {
    let validator = try SchemaValidator(wsdl: text(await wsdl()))
    let message = Fixture.envelope("<l:SaveBook><l:Book>\(content)</l:Book></l:SaveBook>")
    let (count, invalid) = try validator.validate(message: Array(message.utf8))
    #expect(count == 1 && invalid.isEmpty == isValid)
  }
}

extension WSDLTests {
  private func wsdl(_ server: ServiceServer) async -> TransportResponse {
    await wsdl("?wsdl", host: "library.example:8080", server)
  }
}
