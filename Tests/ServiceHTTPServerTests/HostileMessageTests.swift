import Foundation
import ServiceHTTPServer
import Testing

/// What is broken or excessive about the messages HTTP carries.
@Suite struct HostileMessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let request: [UInt8]
    let statuses: [Int]
    var testDescription: String { name }

    init(_ name: String, _ request: [UInt8], _ statuses: Int...) {
      self.name = name
      self.request = request
      self.statuses = statuses
    }
  }

  static let bomb =
    "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\">"
    + (1...9).map {
      "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 == 1 ? "" : "\($0 - 1)");", count: 10))\">"
    }
    .joined() + "]>"

  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let soapCases: [Case] = [
    Case("entity bomb", Message.soapSave(prolog: bomb, token: "&a9;"), 500),
    Case("DTD", Message.soapSave(prolog: "<!DOCTYPE a>"), 500),
    Case(
      "external entity",
      Message.soapSave(
        prolog: "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", token: "&x;"), 500),
    Case(
      "10,000 levels", Message.soapSave(token: repeated("<a>", 10_000) + repeated("</a>", 10_000)),
      500),
    Case(
      "100,000 attributes",
      Message.soapSave(attributes: (0..<100_000).map { "a\($0)=\"\"" }.joined(separator: " ")), 500),
    Case(
      "1 MB attribute", Message.soapSave(attributes: "a=\"\(repeated("a", 1 << 20))\""), 200, 500),
    Case("two Body elements", Message.soapSave(more: "<s:Body/>"), 500),
    Case("truncated", Message.soap(String(Message.envelope("<s:Body>").prefix(80))), 500),
    Case("empty", Message.soap(""), 500),
    Case("NUL", Message.soapSave(token: "a\u{0}b"), 500),
    Case(
      "UTF-8 that is none", Message.soap(Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8)), 500
    ),
    Case(
      "wrong action", Message.soapSave(action: "\(Message.namespace)/User/GetExternalTokens"), 500),
    Case("unknown charset", Message.soapSave(type: "text/xml; charset=ebcdic"), 415),
    Case(
      "charset that lies", Message.soapSave(prolog: "<?xml version=\"1.0\" encoding=\"utf-16\"?>"),
      200, 500),
    Case("wrong type", Message.soapSave(type: "image/png"), 415),
    Case("unbound prefix", Message.soapSave(token: "<x:y/>"), 500),
    Case("not XML", Message.soap(repeated("<", 100_000)), 500),
    Case(
      "300,000 names",
      Message.soapSave(token: (0..<300_000).map { "<name\($0)/>" }.joined()), 500),
    Case("1,000,000 elements", Message.soapSave(token: repeated("<a/>", 1_000_000)), 200, 500),
  ]

  static let restCases: [Case] = [
    Case("JSON 100,000 levels deep", Message.post(Message.savePath, repeated("[", 100_000)), 400),
    Case(
      "objects 100,000 levels deep", Message.post(Message.savePath, repeated("{\"a\":", 100_000)),
      400),
    Case("truncated JSON", Message.post(Message.savePath, "{\"TokenManagementInfo\":{"), 400),
    Case("wrong kind of value", Message.post(Message.savePath, "{\"TokenManagementInfo\":7}"), 400),
    Case(
      "number beyond numbers", Message.post(Message.savePath, "{\"TokenManagementInfo\":1e999999}"),
      400),
    Case(
      "JSON in UTF-8 that is none",
      Message.post(Message.savePath, Array("{\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)),
      400),
    Case(
      "JSON in an unknown charset",
      Message.post(Message.savePath, type: "application/json; charset=ebcdic", "{}"), 415),
    Case("a type that is none", Message.post(Message.savePath, type: "application", "{}"), 415),
    Case(
      "a million keys",
      Message.post(
        Message.savePath, "{" + (0..<200_000).map { "\"k\($0)\":0" }.joined(separator: ",") + "}"),
      200, 400),
  ]

  @Test(arguments: soapCases)
  func soapIsAnsweredWithAFault(hostile: Case) async throws {
    let answer = try await self.answer(to: hostile)
    if answer.status != 200 { #expect(answer.text.contains("Fault>")) }
    #expect(!answer.text.contains("root:"))
  }

  @Test(arguments: restCases)
  func restIsAnsweredWithAnError(hostile: Case) async throws {
    let answer = try await self.answer(to: hostile)
    if answer.status != 200 { #expect(answer.text.contains("\"Message\"")) }
  }

  private func answer(to hostile: Case) async throws -> RawResponse {
    try await withServer(tokenServer()) { server in
      let port = server.port
      let response = try await blocking {
        let client = try RawClient(port: port)
        try client.send(hostile.request)
        return try client.response()
      }
      let answer = try #require(response)
      #expect(hostile.statuses.contains(answer.status), "\(answer.status)")
      try await expectGoodService(port: port)
      return answer
    }
  }
}
