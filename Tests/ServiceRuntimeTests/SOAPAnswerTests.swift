import Foundation
@_spi(Generated) import ServiceRuntime
import Testing

/// Faults and results in the forms of other services.
@Suite struct SOAPAnswerTests {
  private func fault(
    _ body: String, status: Int = 500, version: SOAPVersion = .v1_1
  ) async throws -> ServiceFault {
    let xml = Fixture.envelope(body, version: version)
    return try #require(await failure(status, Array(xml.utf8)) as? ServiceFault)
  }

  private func failure(
    _ status: Int, _ body: [UInt8], type: String = "text/xml"
  ) async -> (any Error)? {
    await #expect(throws: (any Error).self) {
      try await client(status, body: body, type: type).saveBook()
    }
  }

  private func client(
    _ status: Int, body: [UInt8], type: String = "text/xml"
  ) throws -> LibraryClient {
    try Fixture.client(
      .soap,
      transport: CannedTransport { _ in
        TransportResponse(status: status, headers: ["Content-Type": type], body: body)
      })
  }

  private static let contract = """
    <LicenceFault xmlns="urn:shop:faults" level="3"><ErrorCode>LIC-1</ErrorCode>\
    <Users xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays">\
    <a:string>kim</a:string><a:string>lee</a:string></Users></LicenceFault>
    """

  // MARK: Details

  @Test func theWholeDetailIsKeptAndReadAsTheTypeOfItsContract() async throws {
    let fault = try await fault(
      """
      <e:Fault><faultcode>e:Client</faultcode><faultstring xml:lang="en-US">No.</faultstring>\
      <detail kind="x">\(Self.contract)<more>words</more></detail></e:Fault>
      """)
    #expect(fault.reason == "No." && fault.detail == "LIC-1 kim lee words")
    #expect(
      fault.detail(as: LicenceFault.self)
        == LicenceFault(errorCode: "LIC-1", users: ["kim", "lee"]))
    guard case .xml(let content)? = fault.content,
      case .element(let name, let licence)? = content.nodes.first
    else {
      Issue.record("\(String(describing: fault.content))")
      return
    }
    #expect(content.attributes.map(\.value) == ["x"] && content.nodes.count == 2)
    #expect(name == XMLName("LicenceFault", in: "urn:shop:faults"))
    #expect(licence.attributes.map(\.value) == ["3"] && licence.nodes.count == 2)
  }

  @Test func allPartsOfADetailArrive() async throws {
    let fault = try await fault(
      """
      <e:Fault><faultcode>e:Server</faultcode><faultstring>Failed.</faultstring>\
      <detail><error>2207</error> <message>No such shelf.</message></detail></e:Fault>
      """)
    #expect(fault.detail == "2207 No such shelf." && fault.code == .server)
  }

  @Test func anExceptionIsTypedBesideTheOtherParts() async throws {
    let fault = try await fault(
      """
      <e:Fault><faultcode>e:Server</faultcode><faultstring>Failed.</faultstring><detail>\
      <error>7</error><ExceptionDetail xmlns="urn:w"><Message>Null.</Message><Type>T</Type>\
      </ExceptionDetail></detail></e:Fault>
      """)
    #expect(fault.exception?.exceptionType == "T" && fault.detail == "7")
    guard case .xml(let content)? = fault.content else { throw fault }
    #expect(content.nodes.count == 2)
  }

  @Test func aDetailOfTextAloneOfNothingOfWhiteSpace() async throws {
    for (inner, expected) in [("words", "words" as String?), ("", nil), (" \n", nil)] {
      let fault = try await fault(
        "<e:Fault><faultstring>F</faultstring><detail>\(inner)</detail></e:Fault>")
      #expect(fault.detail == expected)
    }
  }

  @Test func aDetailGoesOutAsItCameIn() async throws {
    struct Forwarding: UnimplementedLibraryService {
      let fault: ServiceFault

      func saveBook(book: Book?, context: CallContext) async throws -> String? { throw fault }
    }
    let received = try await fault(
      "<e:Fault><faultstring>F</faultstring><detail>\(Self.contract)</detail></e:Fault>")
    let server = ServiceServer(
      LibraryServer(Forwarding(fault: received)), authenticator: AllowEveryone())
    let client = try Fixture.client(.soap, transport: LoopbackTransport(server))
    let thrown = await #expect(throws: ServiceFault.self) { try await client.saveBook() }
    #expect(thrown?.content == received.content && thrown?.detail == received.detail)
    let rest = try Fixture.client(.rest, transport: LoopbackTransport(server))
    let other = await #expect(throws: ServiceFault.self) { try await rest.saveBook() }
    #expect(other?.reason == "F" && other?.detail == received.detail)
  }

  // MARK: Versions

  private static let parts11 = """
    <faultcode>e:Client.Authentication</faultcode><faultstring>No.</faultstring>\
    <detail><error>7</error></detail>
    """
  private static let parts12 = """
    <e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value>Authentication</e:Value></e:Subcode>\
    </e:Code><e:Reason><e:Text xml:lang="en">No.</e:Text></e:Reason>\
    <e:Detail><error>7</error></e:Detail>
    """

  @Test(arguments: [SOAPVersion.v1_1, .v1_2], [parts11, parts12])
  func thePartsOfEitherVersionAreReadInAnEnvelopeOfEither(
    version: SOAPVersion, parts: String
  ) async throws {
    let fault = try await fault("<e:Fault>\(parts)</e:Fault>", version: version)
    #expect(fault.code == .client && fault.subcode == "Authentication")
    #expect(fault.reason == "No." && fault.detail == "7")
  }

  @Test func thePartsMayBeInANamespaceAndTheFaultInThatOfTheOtherVersion()
    async throws
  {
    let inNamespace = Self.parts11.replacing("<fault", with: "<e:fault")
      .replacing("</fault", with: "</e:fault").replacing("detail>", with: "e:detail>")
    for parts in [Self.parts11, Self.parts12] {
      let other = """
        <o:Fault xmlns:o="http://www.w3.org/2003/05/soap-envelope">\(parts)</o:Fault>
        """
      #expect(try await fault(other).reason == "No.")
    }
    #expect(try await fault("<e:Fault>\(inNamespace)</e:Fault>").reason == "No.")
  }

  // MARK: Nothing

  @Test(arguments: ["<l:DeleteBookResponse/>", "", " \n "])
  func whatHasNoResultMayHaveAnEmptyBody(body: String) async throws {
    try await client(200, body: Array(Fixture.envelope(body).utf8)).deleteBook(bookId: 1)
    await #expect(throws: ServiceCallError.self) {
      try await client(200, body: Array(Fixture.envelope("<l:Other/>").utf8)).deleteBook(bookId: 1)
    }
  }

  @Test func andNoMessageAtAll() async throws {
    try await client(202, body: []).deleteBook(bookId: 1)
    let error = await failure(200, []) as? ServiceCallError
    #expect(error?.message.contains("it is empty") == true)
  }

  // MARK: Encodings

  private func latin1(_ name: String, _ title: [UInt8]) -> [UInt8] {
    let text = Fixture.envelope(
      "<l:SaveBookResponse><l:Response>*</l:Response></l:SaveBookResponse>")
    let parts = text.split(separator: "*").map { Array($0.utf8) }
    let declaration = name.isEmpty ? "" : "<?xml version=\"1.0\" encoding=\"\(name)\"?>"
    return Array(declaration.utf8) + parts[0] + title + parts[1]
  }

  @Test(
    arguments: [
      ("ISO-8859-1", "text/xml", [0xE5], "\u{E5}"), ("latin1", "text/xml", [0xE5], "\u{E5}"),
      ("windows-1252", "text/xml", [0x80], "\u{20AC}"),
      ("", "text/xml; charset=iso-8859-1", [0xE5], "\u{E5}"),
      ("utf-8", "text/xml; charset=\"ISO-8859-1\"", [0xE5], "\u{E5}"),
      ("ISO-8859-1", "text/xml; charset=utf-8", [0xC3, 0xA5], "\u{E5}"),
    ] as [(String, String, [UInt8], String)])
  func theEncodingsThatOccurAreRead(
    name: String, type: String, bytes: [UInt8], text: String
  ) async throws {
    #expect(try await client(200, body: latin1(name, bytes), type: type).saveBook() == text)
  }

  @Test(arguments: [("koi8-r", "text/xml"), ("", "text/xml; charset=koi8-r")])
  func otherEncodingsAreNamed(name: String, type: String) async throws {
    let error = await failure(200, latin1(name, [0xE5]), type: type)
    #expect("\(String(describing: error))".contains("'koi8-r' is not accepted"))
  }
}
