import Foundation
import ScriptedServer
import ServiceCurl
import ServiceRuntime
import Testing

@Suite("HTTP/2")
struct HTTP2Tests {
  /// The frames with which a server answers each request, and the result for the caller.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let outcome: HostileRow.Outcome
    var thenEnds = false
    let frames: @Sendable (_ stream: UInt8) -> [[UInt8]]

    init(
      _ name: String, outcome: HostileRow.Outcome, thenEnds: Bool = false,
      frames: @escaping @Sendable (UInt8) -> [[UInt8]]
    ) {
      testDescription = name
      self.outcome = outcome
      self.thenEnds = thenEnds
      self.frames = frames
    }
  }

  static let rows = [
    Row("an answer", outcome: .response(200, "hello")) {
      [HTTP2Frame.headers($0), HTTP2Frame.data($0, "hello")]
    },
    Row("GOAWAY after the answer", outcome: .response(200, "hello")) {
      [HTTP2Frame.headers($0), HTTP2Frame.data($0, "hello"), HTTP2Frame.goAway(last: $0, code: 0)]
    },
    Row("GOAWAY before the answer, which then comes", outcome: .response(200, "hello")) {
      [HTTP2Frame.goAway(last: $0, code: 0), HTTP2Frame.headers($0), HTTP2Frame.data($0, "hello")]
    },
    Row("GOAWAY instead of the answer", outcome: .failure(.connectionLost), thenEnds: true) { _ in
      [HTTP2Frame.goAway(last: 0, code: 11)]
    },
    Row("GOAWAY in the answer", outcome: .failure(.connectionLost), thenEnds: true) {
      [
        HTTP2Frame.headers($0), HTTP2Frame.data($0, "hel", ends: false),
        HTTP2Frame.goAway(last: $0, code: 2),
      ]
    },
    Row("a stream that is reset", outcome: .failure(.connectionLost)) {
      [HTTP2Frame.reset($0, code: 2)]
    },
    Row("a close in the answer", outcome: .failure(.connectionLost), thenEnds: true) {
      [HTTP2Frame.headers($0), HTTP2Frame.data($0, "hel", ends: false)]
    },
    Row("a flood", outcome: .tooLarge) { stream in
      [HTTP2Frame.headers(stream)]
        + (0..<10).map { _ in
          HTTP2Frame.data(stream, String(repeating: "a", count: 8000), ends: false)
        }
    },
  ]

  @Test(arguments: rows)
  func whateverTheServerDoesTheCallerGetsWhatTheTableSays(row: Row) async throws {
    let server = try HTTP2Frame.server(row)
    defer { server.stop() }
    let transport = CurlTransport(.init(httpVersion: .http2WithPriorKnowledge, proxy: .none))
    // The second call finds the connection as the first one has left it.
    for _ in 0..<2 {
      do {
        let response = try await transport.get(server.url)
        let body = String(decoding: response.body, as: UTF8.self)
        #expect(.response(response.status, body) == row.outcome)
      } catch let error as ServiceCallError {
        let outcome: HostileRow.Outcome? =
          error.isTooLarge ? .tooLarge : error.transportReason.map { .failure($0) }
        #expect(outcome == row.outcome, "\(error)")
      }
    }
  }
}

/// The few frames the tests need.
enum HTTP2Frame {
  static let settings = frame(4)

  static func headers(_ stream: UInt8) -> [UInt8] {
    // `:status: 200`, with its number in the static table.
    frame(1, flags: 4, stream: stream, payload: [0x88])
  }

  static func data(_ stream: UInt8, _ text: String, ends: Bool = true) -> [UInt8] {
    frame(0, flags: ends ? 1 : 0, stream: stream, payload: Array(text.utf8))
  }

  static func goAway(last: UInt8, code: UInt8) -> [UInt8] {
    frame(7, payload: [0, 0, 0, last, 0, 0, 0, code])
  }

  static func reset(_ stream: UInt8, code: UInt8) -> [UInt8] {
    frame(3, flags: 0, stream: stream, payload: [0, 0, 0, code])
  }

  private static func frame(
    _ type: UInt8, flags: UInt8 = 0, stream: UInt8 = 0, payload: [UInt8] = []
  ) -> [UInt8] {
    let count = payload.count
    return [UInt8(count >> 16), UInt8(count >> 8 & 0xFF), UInt8(count & 0xFF), type, flags]
      + [0, 0, 0, stream] + payload
  }

  static func server(_ row: HTTP2Tests.Row) throws -> ScriptedServer {
    try ScriptedServer { request, connection in
      // The preface looks like a request. The rest of it, and frames, follow.
      guard request.method == "PRI" else { return }
      connection.send(settings)
      var answered: Set<UInt8> = []
      while connection.wait(until: { !requestStreams(in: $0).isSubset(of: answered) }) {
        var stream: UInt8 = 0
        connection.wait { bytes in
          stream = requestStreams(in: bytes).subtracting(answered).min() ?? 0
          return true
        }
        answered.insert(stream)
        for frame in row.frames(stream) {
          connection.send(frame)
          // libcurl 7.88 may lose a response that arrives together with GOAWAY.
          Thread.sleep(forTimeInterval: 0.05)
        }
        if row.thenEnds { return connection.end() }
      }
    }
  }

  /// The streams of the requests among the frames after the preface.
  private static func requestStreams(in bytes: [UInt8]) -> Set<UInt8> {
    var rest = bytes.dropFirst("SM\r\n\r\n".utf8.count)
    var streams: Set<UInt8> = []
    while rest.count >= 9 {
      let head = Array(rest.prefix(9))
      let count = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      if head[3] == 1 { streams.insert(head[8]) }
      rest = rest.dropFirst(9 + count)
    }
    return streams
  }
}
