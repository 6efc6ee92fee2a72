import Foundation
@_spi(Generated) import ServiceRuntime
@_spi(Generated) import ServiceTesting
import Testing

@Suite struct HostileInputTests {
  private static let body = "<l:CountBooks><l:Genre>Paperback</l:Genre></l:CountBooks>"

  static let messages: [(String, [UInt8])] = [
    ("entity bomb", Array(bomb.utf8)),
    (
      "external entity",
      Array(
        ("<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
          + Fixture.envelope("<l:SaveBook>&x;</l:SaveBook>")).utf8)
    ),
    ("undefined entity", Array(Fixture.envelope("<l:CountBooks>&nbsp;</l:CountBooks>").utf8)),
    ("deep", Array(Fixture.envelope(String(repeating: "<l:a>", count: 10_000)).utf8)),
    (
      "balanced deep",
      Array(
        Fixture.envelope(
          String(repeating: "<l:a>", count: 10_000) + String(repeating: "</l:a>", count: 10_000)
        ).utf8)
    ),
    (
      "attributes",
      Array(
        Fixture.envelope(
          "<l:CountBooks \((0..<100_000).map { "a\($0)=\"1\"" }.joined(separator: " "))/>"
        ).utf8)
    ),
    (
      "namespaces",
      Array(
        Fixture.envelope(
          "<l:CountBooks \((0..<10_000).map { "xmlns:a\($0)='u'" }.joined(separator: " "))/>"
        ).utf8)
    ),
    ("twice the same attribute", Array(Fixture.envelope("<l:CountBooks a='1' a='2'/>").utf8)),
    ("unbound prefix", Array(Fixture.envelope("<u:CountBooks/>").utf8)),
    ("unbound attribute prefix", Array(Fixture.envelope("<l:CountBooks u:a='1'/>").utf8)),
    ("NUL", Array(Fixture.envelope(body).utf8) + [0]),
    ("bad UTF-8", Array(Fixture.envelope("<l:CountBooks>").utf8) + [0xFF, 0xFE]),
    (
      "overlong UTF-8",
      Array(Fixture.envelope(body).replacing("Paperback", with: "XX").utf8).map {
        $0 == UInt8(ascii: "X") ? 0xC0 : $0
      }
    ),
    (
      "another encoding",
      Array(("<?xml version='1.0' encoding='EBCDIC'?>" + Fixture.envelope(body)).utf8)
    ),
    ("odd UTF-16", [0xFF, 0xFE, 0x3C]),
    ("open comment", Array((Fixture.envelope(body) + "<!--").utf8)),
    ("open tag", Array((Fixture.envelope(body) + "<a b='").utf8)),
    ("control character", Array(Fixture.envelope("<l:CountBooks>&#1;</l:CountBooks>").utf8)),
    ("two roots", Array((Fixture.envelope(body) + "<a/>").utf8)),
    ("nothing but tags", Array(String(repeating: "<", count: 100_000).utf8)),
    ("nothing but ends", Array(String(repeating: "</a>", count: 100_000).utf8)),
    ("conditional section", Array("<![INCLUDE[<a/>]]>".utf8)),
  ]

  private static let bomb = """
    <!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">\
    \((1...9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 == 1 ? "" : String($0 - 1));", count: 10))\">" }.joined())]>\
    <b>&a9;</b>
    """

  @Test(arguments: messages.indices)
  func hostileXMLIsAClientFault(index: Int) async {
    let (name, message) = Self.messages[index]
    var request = Fixture.soap("")
    request.body = message
    let response = await Fixture.server().respond(to: request)
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(response.status == 500, "\(name)")
    #expect(text.contains("soap:Client") && !text.contains("root:"), "\(name): \(text)")
  }

  @Test(arguments: [
    "<u:a xmlns:u='http://library.example/ws/Services1'>", "<u:a xmlns:u='urn:u'>&undefined;</u:a>",
    "<u:a xmlns:u='urn:u'/>",
  ])
  func aPrefixOfOneMessageIsUnknownInTheNext(first: String) async {
    for _ in 0..<4 {
      _ = await Fixture.server().respond(to: Fixture.soap(Fixture.envelope(first)))
      let response = await Fixture.server().respond(
        to: Fixture.soap(Fixture.envelope("<u:CountBooks/>")))
      #expect(response.status == 500)
      #expect(String(decoding: response.body, as: UTF8.self).contains("not well-formed"))
    }
  }

  @Test func aParserThatHasSeenManyNamesStillKnowsThemApart() async {
    for round in 0..<4 {
      let names = (0..<5000).map { "<l:name\(round)of\($0)/>" }.joined()
      let response = await Fixture.server().respond(
        to: Fixture.soap(Fixture.envelope("<l:CountBooks>\(names)</l:CountBooks>")))
      #expect(response.status == 200)
    }
  }

  @Test func aLargeAttributeAndManyElementsAreLinearWork() async {
    let attribute = String(repeating: "x", count: 1 << 20)
    let elements = String(repeating: "<l:u/>", count: 100_000)
    for content in [
      "<l:CountBooks a='\(attribute)'/>", "<l:SaveBook><l:Book>\(elements)</l:Book></l:SaveBook>",
    ] {
      let response = await Fixture.server().respond(to: Fixture.soap(Fixture.envelope(content)))
      #expect(response.status == 200)
    }
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
    String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000),
    "{\"Book\":{\"Mystery\":" + String(repeating: "[", count: 200)
      + String(repeating: "]", count: 200) + "}}",
  ])
  func deepJSONIsRefused(body: String) async {
    let response = await Fixture.server().respond(
      to: TransportRequest(
        method: .post, target: "/api/v1/Agents/Library/SaveBook", body: Array(body.utf8)))
    #expect(response.status == 400)
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [0x22, 0xFF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
  ])
  func jsonThatIsNoUTF8IsRefused(body: [UInt8]) async {
    let response = await Fixture.server().respond(
      to: TransportRequest(
        method: .post, target: "/api/v1/Agents/Library/SaveBook", body: body))
    #expect(response.status == 400)
  }

  @Test func theLastOfDuplicateKeysCounts() async throws {
    let response = await Fixture.server().respond(
      to: TransportRequest(
        method: .post, target: "/api/v1/Agents/Library/SaveBook",
        body: Array(#"{"Book":{"Title":"a","Title":"b"}}"#.utf8)))
    #expect(String(decoding: response.body, as: UTF8.self) == #""b""#)
  }

  @Test func whatIsTooLargeIsRefusedUnread() async {
    let server = Fixture.server(limits: ServiceLimits(maximumMessageBytes: 100))
    var soap = Fixture.soap(Fixture.envelope(Self.body))
    #expect(await server.respond(to: soap).status == 413)
    soap.target = "/api/v1/Agents/Library/SaveBook"
    #expect(await server.respond(to: soap).status == 413)
  }

  @Test func tenMegabytesOfTextAreNoHardship() async throws {
    let text = String(repeating: "0123456789", count: 1_200_000)
    #expect(try await Fixture.client(.soap).saveBook(book: Book(title: text)) == text)
  }

  @Test func longPathsAndQueriesAreLinearWork() async {
    let server = Fixture.server()
    for target in [
      String(repeating: "/a", count: 50_000),
      "/api/v1/Books?" + String(repeating: "&=", count: 50_000),
    ] {
      let response = await server.respond(to: TransportRequest(method: .get, target: target))
      #expect([200, 404].contains(response.status))
    }
  }

  @Test func truncationAtAnyByteIsAFaultAndNoCrash() async {
    let message = Array(Fixture.envelope(Self.body, header: "<l:x a='b'>&lt;</l:x>").utf8)
    for count in 0..<message.count {
      var request = Fixture.soap("")
      request.body = Array(message.prefix(count))
      let response = await Fixture.server().respond(to: request)
      #expect(response.status == 500, "\(count)")
    }
  }

  @Test func anyByteChangedIsAnAnswerAndNoCrash() async {
    let message = Array(
      Fixture.envelope("<l:SaveBook><l:Book><l:Pages>1</l:Pages></l:Book></l:SaveBook>").utf8)
    let server = Fixture.server()
    for index in message.indices {
      for byte: UInt8 in [0, 0x20, 0x22, 0x26, 0x2F, 0x3C, 0x3E, 0x80, 0xFF] {
        var request = Fixture.soap("")
        request.body = message
        request.body[index] = byte
        let response = await server.respond(to: request)
        #expect([200, 500].contains(response.status))
      }
    }
  }

  @Test func theChecksOfBadInputFindAServerThatRefusesIt() async throws {
    let server = Fixture.server()
    #expect(try await BadInputCheck.soap(server, LibraryOperations.SaveBook.self) == [])
    #expect(try await BadInputCheck.rest(server, LibraryOperations.SaveBook.self) == [])
    #expect(try await BadInputCheck.soap(server, LibraryOperations.GetBook.self) == [])
    #expect(try await BadInputCheck.rest(server, LibraryOperations.GetBook.self) == [])
    #expect(try await BadInputCheck.soap(server, LibraryOperations.ReadPart.self) == [])
    #expect(try await BadInputCheck.rest(server, LibraryOperations.ReplaceBook.self) == [])
    #expect(try await BadInputCheck.rest(server, LibraryOperations.SendForm.self) == [])
  }
}
