import Foundation
import ServiceHTTPServer
import Testing

/// Errors and excesses in HTTP itself.
@Suite struct HostileRequestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The correct statuses; nil means that the connection is closed without one.
    let statuses: [Int?]
    var isTruncated = false
    var testDescription: String { name }

    init(_ name: String, text: String, statuses: Int?..., isTruncated: Bool = false) {
      self.init(name, bytes: Array(text.utf8), statuses: statuses, isTruncated: isTruncated)
    }

    init(_ name: String, bytes: [UInt8], statuses: [Int?], isTruncated: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.statuses = statuses
      self.isTruncated = isTruncated
    }
  }

  static let start = "POST \(Message.savePath) HTTP/1.1\r\nHost: h\r\n"
  static let chunked = start + "Transfer-Encoding: chunked\r\n\r\n"
  static let json = "Content-Type: application/json\r\nContent-Length: 2\r\n"

  static let cases: [Case] = [
    Case("no HTTP", text: "\u{16}\u{3}\u{1} hello\r\n\r\n", statuses: 400, nil),
    Case(
      "random bytes", bytes: (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7919) },
      statuses: [400, 414, 431, nil], isTruncated: true),
    Case("no Host", text: "GET / HTTP/1.1\r\n\r\n", statuses: 400),
    Case("2 GB announced", text: start + "Content-Length: 2147483648\r\n\r\n", statuses: 413),
    Case(
      "more bytes than Int holds", text: start + "Content-Length: 99999999999999999999\r\n\r\n",
      statuses: 400, 413),
    Case("negative length", text: start + "Content-Length: -1\r\n\r\n", statuses: 400),
    Case("length with a sign", text: start + "Content-Length: +2\r\n\r\n{}", statuses: 400, 413),
    Case("length in words", text: start + "Content-Length: two\r\n\r\n{}", statuses: 400),
    Case(
      "two lengths", text: start + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", statuses: 400
    ),
    Case("two hosts", text: start + "Host: other\r\n" + json + "\r\n{}", statuses: 400),
    Case(
      "two authorizations",
      text: start + "Authorization: a\r\nauthorization: b\r\n" + json + "\r\n{}",
      statuses: 400),
    Case(
      "two actions", text: start + "SOAPAction: a\r\nSOAPAction: b\r\n" + json + "\r\n{}",
      statuses: 400),
    Case("two types", text: start + "Content-Type: text/xml\r\n" + json + "\r\n{}", statuses: 400),
    Case("a host that is none", text: "GET / HTTP/1.1\r\nHost: a\"><b\r\n\r\n", statuses: 400),
    Case(
      "length and chunks", text: start + json + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      statuses: 400),
    Case("unknown coding", text: start + "Transfer-Encoding: gzip\r\n\r\n", statuses: 400, 501),
    Case("chunk of nonsense", text: chunked + "zz\r\nabc\r\n0\r\n\r\n", statuses: 400, nil),
    Case("negative chunk", text: chunked + "-5\r\nabc\r\n0\r\n\r\n", statuses: 400, nil),
    Case("huge chunk", text: chunked + "FFFFFFFFFFFFFFFFF\r\nabc\r\n", statuses: 400, 413, nil),
    Case("chunk without end", text: chunked + "3\r\nabcdef\r\n0\r\n\r\n", statuses: 400, nil),
    Case("chunk cut off", text: chunked + "10\r\nabc", statuses: 400, nil, isTruncated: true),
    Case(
      "body cut off", text: start + "Content-Length: 100\r\n\r\nabc", statuses: 400, nil,
      isTruncated: true),
    Case("header cut off", text: start, statuses: 400, nil, isTruncated: true),
    Case(
      "1 MB header field",
      text: start + "X: " + String(repeating: "a", count: 1 << 20) + "\r\n\r\n", statuses: 431),
    Case(
      "1 MB path",
      text: "GET /" + String(repeating: "a", count: 1 << 20) + " HTTP/1.1\r\nHost: h\r\n\r\n",
      statuses: 414, 431),
    Case(
      "20 KB header", text: start + "X: " + String(repeating: "a", count: 20 << 10) + "\r\n\r\n",
      statuses: 431),
    Case(
      "1000 header fields",
      text: start + String(repeating: "X: a\r\n", count: 1000) + json + "\r\n{}",
      statuses: 431),
    Case(
      "NUL in the path", text: "GET /\u{0}a HTTP/1.1\r\nHost: h\r\n\r\n", statuses: 400, 404, nil),
    Case(
      "NUL in a field", text: start + "X: a\u{0}b\r\n" + json + "\r\n{}", statuses: 200, 400, nil),
    Case(
      "NUL in the body", bytes: Message.post(Message.savePath, "{\"TokenManagementInfo\":\u{0}}"),
      statuses: [400]),
    Case(
      "UTF-8 that is none in a field",
      bytes: Array((start + "X: ").utf8) + [0xC3, 0x28] + Array(("\r\n" + json + "\r\n{}").utf8),
      statuses: [200, 400]),
    Case(
      "UTF-8 that is none in the path",
      bytes: Array("GET /".utf8) + [0xC3, 0x28] + Array(" HTTP/1.1\r\nHost: h\r\n\r\n".utf8),
      statuses: [400, 404]),
    Case(
      "broken escapes", text: "GET /api/v1/Agents/User/%zz%?a=%f HTTP/1.1\r\nHost: h\r\n\r\n",
      statuses: 400, 404),
    Case(
      "10,000 path segments",
      text: "GET " + String(repeating: "/a", count: 5000) + " HTTP/1.1\r\nHost: h\r\n\r\n",
      statuses: 404),
    Case(
      "verb of 1,000 letters",
      text: String(repeating: "A", count: 1000) + " / HTTP/1.1\r\nHost: h\r\n\r\n", statuses: 404,
      405),
    Case(
      "unknown version", text: "GET / HTTP/9.9\r\nHost: h\r\n\r\n", statuses: 400, 404, 505, nil),
  ]

  @Test(arguments: cases)
  func isRefusedAndTheServerGoesOn(hostile: Case) async throws {
    try await withServer(tokenServer()) { server in
      let port = server.port
      let status = try await blocking {
        let client = try RawClient(port: port)
        // The server may close the connection while bytes that nobody needs are still being sent.
        try? client.send(hostile.bytes)
        if hostile.isTruncated { client.finishSending() }
        return try client.response()?.status
      }
      #expect(hostile.statuses.contains(status), "\(status.map(String.init) ?? "closed")")
      try await expectGoodService(port: port)
    }
  }

  @Test func aBodyTooLargeInChunksIsRefusedWithoutBeingKept() async throws {
    try await withServer(tokenServer(.local(limits: .init(bodyBytes: 100_000)))) { server in
      let port = server.port
      let (near, far) = try await blocking {
        let chunk = "1000\r\n" + String(repeating: "a", count: 0x1000) + "\r\n"
        let client = try RawClient(port: port)
        try client.send(Self.chunked + String(repeating: chunk, count: 30) + "0\r\n\r\n")
        let near = try client.response()?.status
        // A client that sends without end is disconnected.
        let endless = try RawClient(port: port)
        try? endless.send(Self.chunked + String(repeating: chunk, count: 5000))
        return (near, try? endless.response()?.status)
      }
      #expect(near == 413)
      #expect(far == nil)
      try await expectGoodService(port: port)
    }
  }
}
