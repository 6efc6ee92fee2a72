import Foundation
import ServiceHTTPServer
import ServiceRuntime
import TestSupport
import Testing

/// Requests that a proxy could read in another way than the server. Each gets one response, which
/// is a refusal, and nothing after it is read as a request.
@Suite struct OneReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let head: [UInt8]
    var body: [UInt8] = []

    init(_ name: String, head: String, body: String = "") {
      self.init(name, head: Array(head.utf8), body: Array(body.utf8))
    }

    init(_ name: String, head: [UInt8], body: [UInt8] = []) {
      testDescription = name
      self.head = head
      self.body = body
    }
  }

  private static let start = "POST /bad HTTP/1.1\r\nHost: h\r\n"
  private static let next = Array("GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n".utf8)

  /// A byte in the name of a field.
  private static let names = (0...255).map { UInt8($0) }.filter { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
    default: !"!#$%&'*+-.^_`|~:\r\n".utf8.contains(byte)
    }
  }.map { byte in
    Case("name with \(byte)", head: Array((start + "X").utf8) + [byte] + Array("Y: a\r\n\r\n".utf8))
  }

  /// A byte in the value of a field; a line feed ends the line.
  private static let values = ([0x00...0x08, 0x0A...0x1F, 0x7F...0x7F] as [ClosedRange<UInt8>])
    .joined().map { byte in
      Case(
        "value with \(byte)",
        head: Array((start + "X: a").utf8) + [byte] + Array("b: c\r\n\r\n".utf8))
    }

  private static let framings = [
    Case(
      "coding with a blank",
      head: start + "Transfer-Encoding : chunked\r\nContent-Length: 2\r\n\r\n",
      body: "{}"),
    Case(
      "coding with a tab",
      head: start + "Content-Length: 2\r\nTransfer-Encoding\t: chunked\r\n\r\n", body: "{}"
    ),
    Case("length with a blank", head: start + "Content-Length : 2\r\n\r\n", body: "{}"),
    Case(
      "both", head: start + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
      body: "0\r\n\r\n"),
    Case("two lengths", head: start + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n", body: "{}"),
    Case("a list of lengths", head: start + "Content-Length: 2, 2\r\n\r\n", body: "{}"),
    Case(
      "two codings",
      head: start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n"),
    Case(
      "a list of codings", head: start + "Transfer-Encoding: gzip, chunked\r\n\r\n",
      body: "0\r\n\r\n"),
    Case(
      "an unknown coding", head: start + "Transfer-Encoding: xchunked\r\n\r\n", body: "0\r\n\r\n"),
    Case(
      "chunks in HTTP/1.0", head: "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
      body: "0\r\n\r\n"),
    Case("length with a sign", head: start + "Content-Length: +2\r\n\r\n", body: "{}"),
    Case("length in words", head: start + "Content-Length: two\r\n\r\n", body: "{}"),
    Case("hexadecimal length", head: start + "Content-Length: 0x2\r\n\r\n", body: "{}"),
    Case("an empty length", head: start + "Content-Length:\r\n\r\n", body: "{}"),
    Case("a huge length", head: start + "Content-Length: 99999999999999999999\r\n\r\n", body: "{}"),
    Case("a body too large", head: start + "Content-Length: 99999999999\r\n\r\n", body: "{}"),
  ]

  private static let lines = [
    Case("CR in the middle", head: start + "X: a\rContent-Length: 34\r\n\r\n"),
    Case("CR before CR LF", head: start + "X: a\r\r\n\r\n"),
    Case("LF ends a line", head: start + "X: a\nContent-Length: 34\r\n\r\n"),
    Case("LF ends the last line", head: start + "X: a\n\r\n"),
    Case("LF ends the header", head: start + "X: a\r\n\n"),
    Case("LF ends the first line", head: "GET / HTTP/1.1\nHost: h\r\n\r\n"),
    Case("a line goes on", head: start + "X: a\r\n Content-Length: 34\r\n\r\n"),
    Case("a line goes on with a tab", head: start + "X: a\r\n\tb\r\n\r\n"),
    Case("the first field goes on", head: "GET / HTTP/1.1\r\n Host: h\r\nHost: h\r\n\r\n"),
    Case("no name", head: start + ": a\r\n\r\n"),
    Case("no colon", head: start + "nonsense\r\n\r\n"),
    Case("no host", head: "GET / HTTP/1.1\r\n\r\n"),
    Case("two hosts", head: start + "Host: i\r\n\r\n"),
    Case("NUL ends the path", head: "GET /a\u{0}b HTTP/1.1\r\nHost: h\r\n\r\n"),
    Case("a verb that is no token", head: "G(T / HTTP/1.1\r\nHost: h\r\n\r\n"),
    Case("a tab in the first line", head: "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n"),
    Case("two authorizations", head: start + "Authorization: a\r\nAuthorization: b\r\n\r\n"),
    Case("two application tokens", head: start + "SO-AppToken: a\r\nSo-Apptoken: b\r\n\r\n"),
    Case("two XSRF tokens", head: start + "X-XSRF-TOKEN: a\r\nX-XSRF-TOKEN: b\r\n\r\n"),
    Case(
      "a header too large",
      head: start + "X: " + String(repeating: "a", count: 20 << 10) + "\r\n\r\n"),
  ]

  @Test(arguments: names + values + framings + lines)
  func oneAnswerAndTheEnd(bad: Case) async throws {
    let handled = Requests()
    try await withServer(handled.server()) { server in
      let port = server.port
      let answers = try await blocking {
        let client = try RawClient(port: port)
        try? client.send(bad.head + bad.body + Self.next)
        return try client.everything().statuses
      }
      #expect(answers.count <= 1, "\(answers)")
      #expect(answers.allSatisfy { [400, 413, 414, 431, 501].contains($0) }, "\(answers)")
      #expect(handled.targets.isEmpty)
    }
  }

  /// The same bytes in pieces, as from a slow network.
  @Test(arguments: framings + lines)
  func oneAnswerWhenItComesInPieces(bad: Case) async throws {
    let handled = Requests()
    try await withServer(handled.server()) { server in
      let port = server.port
      let answers = try await blocking {
        let client = try RawClient(port: port)
        let bytes = bad.head + bad.body + Self.next
        for start in stride(from: 0, to: bytes.count, by: max(7, bytes.count / 8)) {
          try? client.send(Array(bytes[start..<min(start + max(7, bytes.count / 8), bytes.count)]))
          usleep(2000)
        }
        return try client.everything().statuses
      }
      #expect(answers.count <= 1, "\(answers)")
      #expect(handled.targets.isEmpty)
    }
  }

  /// Chunked bodies that others may end at another position: LF alone ends a line, or an extension
  /// hides it.
  private static let chunks = [
    Case("chunks as they should be", head: "2\r\n{}\r\n0\r\n\r\n"),
    Case("LF after a size", head: "2\n{}\r\n0\r\n\r\n"),
    Case("LF after a chunk", head: "2\r\n{}\n0\r\n\r\n"),
    Case("LF after the last size", head: "2\r\n{}\r\n0\n\r\n"),
    Case("LF ends the body", head: "2\r\n{}\r\n0\r\n\n"),
    Case("LF everywhere", head: "2\n{}\n0\n\n"),
    Case("LF in an extension", head: "2;a\n{}\r\n0\r\n\r\n"),
    Case("CR in an extension", head: "2;a\rb\r\n{}\r\n0\r\n\r\n"),
    Case("a size with blanks", head: "2 \r\n{}\r\n0\r\n\r\n"),
    Case("a size with a sign", head: "+2\r\n{}\r\n0\r\n\r\n"),
    Case("hexadecimal size", head: "0x2\r\n{}\r\n0\r\n\r\n"),
    Case("a trailer with LF", head: "2\r\n{}\r\n0\r\nX: a\nContent-Length: 34\r\n\r\n"),
  ]

  /// Wherever the chunks end for the server, nothing after them is read, neither in one piece nor
  /// if each line arrives alone.
  @Test(arguments: chunks, [false, true])
  func nothingIsReadAfterChunks(body: Case, inPieces: Bool) async throws {
    let handled = Requests()
    try await withServer(handled.server()) { server in
      let port = server.port
      let answers = try await blocking {
        let client = try RawClient(port: port)
        let start = Array((Self.start + "Transfer-Encoding: chunked\r\n\r\n").utf8)
        for piece in [start] + (inPieces ? body.head.map { [$0] } : [body.head]) + [Self.next] {
          try? client.send(piece)
          if inPieces { usleep(1000) }
        }
        client.finishSending()
        return try client.everything().statuses
      }
      #expect(answers.count <= 1, "\(answers)")
      #expect(handled.targets.allSatisfy { $0 == "/bad" }, "\(handled.targets)")
      #expect(handled.targets.count <= 1)
    }
  }

  /// A well-formed request arrives as it was sent, however it is divided into pieces.
  @Test func fieldsArriveAsTheyWereSent() async throws {
    let handled = Requests()
    try await withServer(handled.server()) { server in
      let port = server.port
      var random = SeededGenerator(7)
      for _ in 0..<60 {
        let fields = (0..<Int.random(in: 0...12, using: &random)).map { number in
          Self.field(number, &random)
        }
        let head =
          "GET /good HTTP/1.1\r\nHost: h\r\n"
          + fields.map { "\($0.name):\($0.sent)\r\n" }.joined() + "\r\n"
        let bytes = Array(head.utf8)
        let cut = Int.random(in: 1..<bytes.count, using: &random)
        let status = try await blocking {
          let client = try RawClient(port: port)
          try client.send(Array(bytes[..<cut]))
          usleep(1000)
          try client.send(Array(bytes[cut...]))
          return try client.response()?.status
        }
        #expect(status == 200, "\(head)")
        #expect(
          handled.last?.headers.dropFirst().map(\.value) == fields.map(\.value), "\(head)")
      }
    }
  }

  /// A control character anywhere in the fields of a good request causes one refusal, or no
  /// response.
  @Test func aByteTooMuchIsNeverTwoRequests() async throws {
    let good = Array((Self.start + "X: a b\r\nContent-Length: 2\r\nAccept: */*\r\n\r\n{}").utf8)
    let fields = "POST /bad HTTP/1.1\r\n".utf8.count..<good.count - 6
    for byte in [0, 9, 10, 11, 13, 32, 127] as [UInt8] {
      let handled = Requests()
      try await withServer(handled.server()) { server in
        let port = server.port
        for position in fields {
          let answers = try await blocking {
            let client = try RawClient(port: port)
            var bytes = good
            bytes.insert(byte, at: position)
            try? client.send(bytes)
            client.finishSending()
            return try client.everything().statuses
          }
          #expect(answers.count <= 1, "\(byte) at \(position): \(answers)")
        }
        // Spaces and tabs in values are allowed.
        #expect(byte == 9 || byte == 32 || handled.targets.isEmpty, "\(byte)")
      }
    }
  }

  private static func field(
    _ number: Int, _ random: inout SeededGenerator
  ) -> (name: String, sent: String, value: String) {
    let signs = Array("!#$%&'*+-.^_`|~aZ09")
    let name = String((0...5).compactMap { _ in signs.randomElement(using: &random) }) + "\(number)"
    let letters = Array("a:;,\"()<>@é\t \\漢")
    let text = String((0..<20).compactMap { _ in letters.randomElement(using: &random) })
    let blanks = [" ", "", "\t  "].randomElement(using: &random) ?? ""
    let value = text.trimmingCharacters(in: CharacterSet(charactersIn: " \t"))
    return (name, blanks + value + blanks, value)
  }
}

/// The requests that reached a handler.
final class Requests: Sendable {
  private let requests = Recorded()

  var targets: [String] { requests.all.map(\.target) }
  var last: TransportRequest? { requests.all.last }

  func server(_ configuration: HTTPServer.Configuration = .local()) -> HTTPServer {
    HTTPServer(configuration: configuration) { [requests] request in
      requests.add(request)
      return TransportResponse(status: 200)
    }
  }
}

/// Unchecked: it is only used with the lock.
private final class Recorded: @unchecked Sendable {
  private let lock = NSLock()
  private var requests: [TransportRequest] = []

  var all: [TransportRequest] { lock.withLock { requests } }
  func add(_ request: TransportRequest) { lock.withLock { requests.append(request) } }
}

extension [UInt8] {
  /// The statuses of all response headers in these bytes, whatever is between them.
  fileprivate var statuses: [Int] {
    String(decoding: self, as: UTF8.self).split(
      separator: "HTTP/1.1 ", omittingEmptySubsequences: true
    )
    .compactMap { Int($0.prefix(3)) }
  }
}
