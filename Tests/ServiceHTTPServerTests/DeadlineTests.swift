import Foundation
import ServiceHTTPServer
import Testing

/// Slow clients. Waiting ends with the deadlines, which are short here. Nothing is measured.
@Suite struct DeadlineTests {
  static let short = HTTPServer.Deadlines(
    header: .milliseconds(300), body: .milliseconds(300), response: .milliseconds(300),
    inactivity: .seconds(60))

  /// Sends one byte after another until the server closes the connection.
  private func trickle(_ text: String, after start: String, port: Int) async throws -> Int? {
    try await blocking {
      let client = try RawClient(port: port)
      try client.send(start)
      var isSending = true
      // Far longer than the deadline.
      for byte in text.utf8 where isSending {
        do { try client.send([byte]) } catch { isSending = false }
        usleep(20_000)
      }
      return try client.response()?.status
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: h\r\nX: ", "header"), ("GET /", "first line"), ("", "nothing sent"),
  ])
  func aHeaderThatTricklesInIsCutOff(start: String, name: String) async throws {
    try await withServer(tokenServer(.local(deadlines: Self.short))) { server in
      let port = server.port
      let text = name == "nothing sent" ? "" : String(repeating: "a", count: 100)
      #expect(try await trickle(text, after: start, port: port) == nil)
      try await expectGoodService(port: port)
    }
  }

  @Test(arguments: ["Content-Length: 1000", "Transfer-Encoding: chunked"])
  func aBodyThatTricklesInIsCutOff(framing: String) async throws {
    try await withServer(tokenServer(.local(deadlines: Self.short))) { server in
      let port = server.port
      let start = "POST / HTTP/1.1\r\nHost: h\r\n\(framing)\r\n\r\n"
      let text = String(repeating: "1\r\na\r\n", count: 20)
      #expect(try await trickle(text, after: start, port: port) == nil)
      try await expectGoodService(port: port)
    }
  }

  @Test func aTrickleOnAUsedConnectionIsCutOffToo() async throws {
    try await withServer(tokenServer(.local(deadlines: Self.short))) { server in
      let port = server.port
      let status = try await blocking {
        let client = try RawClient(port: port)
        try client.send(Message.save)
        _ = try client.response()
        try client.send("GET / HTTP/1.1\r\nX: a")
        return try client.response()?.status
      }
      #expect(status == nil)
      try await expectGoodService(port: port)
    }
  }

  @Test func aClientThatDoesNotReadIsCutOff() async throws {
    let log = LogRecorder()
    let server = HTTPServer(
      configuration: .local(deadlines: Self.short, accessLog: { log.record($0) })
    ) { _ in
      .init(status: 200, body: [UInt8](repeating: 0x61, count: 32 << 20))
    }
    try await withServer(server) { server in
      let port = server.port
      let client = try await blocking {
        let client = try RawClient(port: port)
        try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        return client
      }
      #expect(await log.next()?.outcome == .timedOut)
      client.close()
    }
  }

  @Test func anIdleConnectionIsClosed() async throws {
    let deadlines = HTTPServer.Deadlines(inactivity: .seconds(1))
    try await withServer(tokenServer(.local(deadlines: deadlines))) { server in
      let port = server.port
      let isClosed = try await blocking {
        let client = try RawClient(port: port)
        try client.send(Message.save)
        _ = try client.response()
        return try client.isClosedByServer()
      }
      #expect(isClosed)
    }
  }

  @Test func theTimeOfTheHandlerIsNotThatOfTheClient() async throws {
    let server = HTTPServer(configuration: .local(deadlines: Self.short)) { _ in
      try? await Task.sleep(for: .milliseconds(900))
      return .init(status: 200)
    }
    try await withServer(server) { server in
      let port = server.port
      let status = try await blocking {
        let client = try RawClient(port: port)
        try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        return try client.response()?.status
      }
      #expect(status == 200)
    }
  }
}
