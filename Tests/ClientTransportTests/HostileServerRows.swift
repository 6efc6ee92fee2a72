import Foundation
import ScriptedServer
import ServiceRuntime
import Testing

/// Wrong or rare behaviour of a server, and the result for a caller over each transport.
struct HostileRow: Sendable, CustomTestStringConvertible {
  enum Outcome: Hashable, Sendable {
    case response(Int, String)
    case failure(TransportError.Reason)
    case tooLarge
    case timeout
    /// FoundationNetworking crashes, which is a known issue.
    case endsProcess
  }

  let name: String
  let curl: Outcome
  let urlSession: Outcome
  /// Other errors that URLSession may report, if the speed of the machine decides which comes
  /// first.
  let alsoURLSession: Outcome?
  let script: ScriptedServer.Script

  init(
    _ name: String, _ curl: Outcome, urlSession: Outcome? = nil, alsoURLSession: Outcome? = nil,
    script: @escaping @Sendable (ScriptedConnection) -> Void
  ) {
    self.name = name
    self.curl = curl
    self.urlSession = urlSession ?? curl
    self.alsoURLSession = alsoURLSession
    self.script = { script($1) }
  }

  /// A server that sends some bytes and then waits for the end, or exits.
  init(
    _ name: String, _ curl: Outcome, urlSession: Outcome? = nil, sending bytes: [UInt8],
    thenEnds: Bool = false
  ) {
    self.init(name, curl, urlSession: urlSession) { connection in
      connection.send(bytes)
      if thenEnds { connection.end() } else { connection.waitForEnd() }
    }
  }

  init(
    _ name: String, _ curl: Outcome, urlSession: Outcome? = nil, sending text: String,
    thenEnds: Bool = false
  ) {
    self.init(
      name, curl, urlSession: urlSession, sending: Array(text.utf8), thenEnds: thenEnds)
  }

  func expected(of tested: TestedTransport) -> Outcome {
    switch tested {
    case .curl: curl
    case .urlSession: urlSession
    }
  }

  var testDescription: String { name }
}

private let chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

extension HostileRow {
  static let all = endings + heads + bodies + sizes + floods + redirections

  static let endings = [
    HostileRow("no answer", .failure(.connectionLost)) { $0.end() },
    HostileRow("a reset", .failure(.connectionLost)) { $0.reset() },
    HostileRow(
      "a lone status line", .failure(.connectionLost), urlSession: .endsProcess,
      sending: "HTTP/1.1 200 OK\r\n", thenEnds: true),
    HostileRow(
      "a status line without its end", .failure(.connectionLost), urlSession: .endsProcess,
      sending: "HTTP/1.1 200", thenEnds: true),
    HostileRow(
      "a close inside a header field", .failure(.connectionLost), urlSession: .endsProcess,
      sending: "HTTP/1.1 200 OK\r\nContent-Le", thenEnds: true),
    HostileRow(
      "a close between header fields", .failure(.connectionLost), urlSession: .endsProcess,
      sending: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", thenEnds: true),
    HostileRow(
      "a close after an interim response", .failure(.connectionLost),
      sending: "HTTP/1.1 100 Continue\r\n\r\n", thenEnds: true),
    HostileRow(
      "a body that is cut off", .failure(.connectionLost),
      sending: http("200 OK", headers: [], body: "abc", length: "10"), thenEnds: true),
    HostileRow("a reset in the body", .failure(.connectionLost)) {
      $0.send(http("200 OK", headers: [], body: "abc", length: "10"))
      $0.reset()
    },
    HostileRow(
      "chunks that are cut off", .failure(.connectionLost),
      sending: chunkedHead + "5\r\nhello\r\n", thenEnds: true),
  ]

  static let heads = [
    HostileRow("garbage", .failure(.notHTTP), sending: "garbage garbage\n\n"),
    HostileRow("bytes", .failure(.notHTTP), sending: [0, 1, 2, 0xFF, 0xFE], thenEnds: true),
    HostileRow("a status of two digits", .failure(.notHTTP), sending: "HTTP/1.1 20 OK\r\n\r\n"),
    HostileRow("a status of letters", .failure(.notHTTP), sending: "HTTP/1.1 abc OK\r\n\r\n"),
    HostileRow(
      "a field without a colon", .failure(.notHTTP),
      sending: http("200 OK", headers: ["no colon"], body: "x")),
    HostileRow(
      "a field without a name", .failure(.notHTTP),
      sending: http("200 OK", headers: [": nameless"], body: "x")),
    HostileRow(
      "a NUL in a field", .failure(.notHTTP),
      sending: http("200 OK", headers: ["X-A: a\0b"], body: "x")),
    HostileRow(
      "a field that is folded", .response(200, "x"),
      sending: http("200 OK", headers: ["X-A: a\r\n b"], body: "x")),
    HostileRow(
      "an interim response", .response(200, "x"),
      sending: Array("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".utf8)
        + http("200 OK", headers: [], body: "x")),
    HostileRow(
      "cookies", .response(200, "x"),
      sending: http("200 OK", headers: ["Set-Cookie: a=b"], body: "x")),
  ]

  static let bodies = [
    HostileRow(
      "trailers", .response(200, "hello"), urlSession: .endsProcess,
      sending: chunkedHead + "5\r\nhello\r\n0\r\nX-After: 1\r\n\r\n"),
    HostileRow(
      "chunks without sizes", .failure(.notHTTP),
      sending: chunkedHead + "zz\r\nhello\r\n0\r\n\r\n"),
    HostileRow(
      "a chunk of a negative size", .failure(.notHTTP),
      sending: chunkedHead + "-5\r\nhello\r\n0\r\n\r\n"),
    HostileRow(
      "a chunk of a size beyond all integers", .failure(.notHTTP),
      sending: chunkedHead + "fffffffffffffffffffff\r\nhello\r\n0\r\n\r\n"),
    HostileRow(
      "a chunk longer than its size", .failure(.notHTTP),
      sending: chunkedHead + "2\r\nhello\r\n0\r\n\r\n"),
    HostileRow(
      "not gzip", .failure(.cannotDecompress),
      sending: http("200 OK", headers: ["Content-Encoding: gzip"], body: "hello")),
    // libcurl does not check the end of compressed data if the length is right. A message that is
    // cut off is then invalid and refused.
    HostileRow(
      "gzip that is cut off", .response(200, "hello, co"),
      sending: http("200 OK", headers: ["Content-Encoding: gzip"], length: "20")
        + Gzip.hello.prefix(20)),
    HostileRow(
      "an unknown compression", .failure(.cannotDecompress),
      sending: http("200 OK", headers: ["Content-Encoding: rot13"], body: "hello")),
    HostileRow(
      "compressed many times", .failure(.cannotDecompress),
      sending: http(
        "200 OK", headers: ["Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip"],
        body: "hello")),
  ]

  static let sizes = [
    HostileRow(
      "a length that is too short", .response(200, "hel"),
      sending: http("200 OK", headers: [], body: "hello", length: "3")),
    HostileRow(
      "a length that is too long", .timeout,
      sending: http("200 OK", headers: [], body: "hello", length: "9")),
    HostileRow(
      "a length that is no number", .failure(.notHTTP),
      sending: http("200 OK", headers: [], body: "hello", length: "five")),
    HostileRow(
      "a negative length", .failure(.notHTTP),
      sending: http("200 OK", headers: [], body: "hello", length: "-5")),
    HostileRow(
      "two lengths", .failure(.notHTTP), urlSession: .response(200, "he"),
      sending: http("200 OK", headers: ["Content-Length: 2"], body: "hello")),
    HostileRow(
      "a length beyond all integers", .tooLarge,
      sending: http("200 OK", length: "99999999999999999999999")),
    HostileRow(
      "a length beyond the limit", .tooLarge, sending: http("200 OK", length: "2147483648")),
  ]

  static let floods = [
    HostileRow(
      "a flood of interim responses", .tooLarge, urlSession: .timeout,
      alsoURLSession: .failure(.connectionLost)
    ) {
      while $0.send("HTTP/1.1 100 Continue\r\n\r\n") {}
    },
    HostileRow("a header field of 100 MB", .tooLarge, urlSession: .failure(.notHTTP)) {
      $0.send("HTTP/1.1 200 OK\r\nX-A: ")
      let piece = [UInt8](repeating: 0x61, count: 1 << 20)
      for _ in 0..<100 where $0.send(piece) {}
      $0.waitForEnd()
    },
    HostileRow("a header of 100 MB", .tooLarge, urlSession: .failure(.notHTTP)) {
      $0.send("HTTP/1.1 200 OK\r\n")
      let fields = String(
        repeating: "X-A: " + String(repeating: "a", count: 1000) + "\r\n", count: 1000)
      for _ in 0..<100 where $0.send(fields) {}
      $0.waitForEnd()
    },
    HostileRow("10,000 header fields", .tooLarge, urlSession: .response(200, "x")) {
      $0.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n")
      $0.send(String(repeating: "A: b\r\n", count: 10_000) + "\r\nx")
      $0.waitForEnd()
    },
    HostileRow("endless trailers", .tooLarge, urlSession: .endsProcess) {
      $0.send(chunkedHead + "5\r\nhello\r\n0\r\n")
      while $0.send("X-A: b\r\n") {}
    },
    HostileRow("a gzip bomb", .tooLarge) {
      $0.send(
        http("200 OK", headers: ["Content-Encoding: gzip"], length: "\(Gzip.bomb.count)")
          + Gzip.bomb)
      $0.waitForEnd()
    },
    HostileRow("an endless body", .tooLarge) {
      $0.send("HTTP/1.1 200 OK\r\n\r\n")
      while $0.send(String(repeating: "a", count: 10_000)) {}
    },
    HostileRow("endless chunks", .tooLarge) {
      $0.send(chunkedHead)
      while $0.send("1000\r\n" + String(repeating: "a", count: 0x1000) + "\r\n") {}
    },
    HostileRow("no header for a long time", .timeout) { $0.waitForEnd() },
    HostileRow("a header that drips", .timeout, urlSession: .endsProcess) {
      $0.send("HTTP/1.1 200 OK\r\nX-A: ")
      while $0.send("a") { Thread.sleep(forTimeInterval: 0.02) }
    },
    HostileRow("a body that drips", .timeout) {
      $0.send(http("200 OK", length: "50000"))
      while $0.send("a") { Thread.sleep(forTimeInterval: 0.02) }
    },
  ]

  static let redirections = [
    HostileRow(
      "a redirection to itself", .response(302, "x"),
      sending: http("302 Found", headers: ["Location: /path?key=s3cret"], body: "x")),
    HostileRow(
      "a redirection to another host", .response(307, "x"),
      sending: http("307 Moved", headers: ["Location: http://192.0.2.1/"], body: "x")),
    HostileRow(
      "a redirection to a file", .response(301, "x"),
      sending: http("301 Moved", headers: ["Location: file:///etc/passwd"], body: "x")),
  ]
}
