import Foundation
import ServiceHTTPServer
import Testing

/// Errors and excesses in the messages inside HTTP.
@Suite struct HostileMessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let request: [UInt8]
    let statuses: [Int]
    var testDescription: String { name }

    init(_ name: String, request: [UInt8], statuses: Int...) {
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
    Case("entity bomb", request: Message.soapSave(prolog: bomb, token: "&a9;"), statuses: 500),
    Case("DTD", request: Message.soapSave(prolog: "<!DOCTYPE a>"), statuses: 500),
    Case(
      "external entity",
      request: Message.soapSave(
        prolog: "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", token: "&x;"),
      statuses: 500),
    Case(
      "10,000 levels",
      request: Message.soapSave(token: repeated("<a>", 10_000) + repeated("</a>", 10_000)),
      statuses: 500),
    Case(
      "100,000 attributes",
      request: Message.soapSave(
        attributes: (0..<100_000).map { "a\($0)=\"\"" }.joined(separator: " ")), statuses: 500),
    Case(
      "1 MB attribute", request: Message.soapSave(attributes: "a=\"\(repeated("a", 1 << 20))\""),
      statuses: 200, 500),
    Case("two Body elements", request: Message.soapSave(more: "<s:Body/>"), statuses: 500),
    Case(
      "truncated", request: Message.soap(String(Message.envelope("<s:Body>").prefix(80))),
      statuses: 500),
    Case("empty", request: Message.soap(""), statuses: 500),
    Case("NUL", request: Message.soapSave(token: "a\u{0}b"), statuses: 500),
    Case(
      "UTF-8 that is none",
      request: Message.soap(Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8)), statuses: 500
    ),
    Case(
      "wrong action",
      request: Message.soapSave(action: "\(Message.namespace)/User/GetExternalTokens"),
      statuses: 500),
    Case(
      "unknown charset", request: Message.soapSave(type: "text/xml; charset=ebcdic"), statuses: 415),
    Case(
      "charset that lies",
      request: Message.soapSave(prolog: "<?xml version=\"1.0\" encoding=\"utf-16\"?>"),
      statuses: 200, 500),
    Case("wrong type", request: Message.soapSave(type: "image/png"), statuses: 415),
    Case("unbound prefix", request: Message.soapSave(token: "<x:y/>"), statuses: 500),
    Case("not XML", request: Message.soap(repeated("<", 100_000)), statuses: 500),
    Case(
      "300,000 names",
      request: Message.soapSave(token: (0..<300_000).map { "<name\($0)/>" }.joined()), statuses: 500
    ),
    Case(
      "1,000,000 elements", request: Message.soapSave(token: repeated("<a/>", 1_000_000)),
      statuses: 200, 500),
  ]

  static let restCases: [Case] = [
    Case(
      "JSON 100,000 levels deep", request: Message.post(Message.savePath, repeated("[", 100_000)),
      statuses: 400),
    Case(
      "objects 100,000 levels deep",
      request: Message.post(Message.savePath, repeated("{\"a\":", 100_000)),
      statuses: 400),
    Case(
      "truncated JSON", request: Message.post(Message.savePath, "{\"TokenManagementInfo\":{"),
      statuses: 400),
    Case(
      "wrong kind of value", request: Message.post(Message.savePath, "{\"TokenManagementInfo\":7}"),
      statuses: 400),
    Case(
      "number beyond numbers",
      request: Message.post(Message.savePath, "{\"TokenManagementInfo\":1e999999}"),
      statuses: 400),
    Case(
      "JSON in UTF-8 that is none",
      request: Message.post(
        Message.savePath, Array("{\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)),
      statuses: 400),
    Case(
      "JSON in an unknown charset",
      request: Message.post(Message.savePath, type: "application/json; charset=ebcdic", "{}"),
      statuses: 415),
    Case(
      "a type that is none", request: Message.post(Message.savePath, type: "application", "{}"),
      statuses: 415),
    Case(
      "a million keys",
      request: Message.post(
        Message.savePath, "{" + (0..<200_000).map { "\"k\($0)\":0" }.joined(separator: ",") + "}"),
      statuses: 200, 400),
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
