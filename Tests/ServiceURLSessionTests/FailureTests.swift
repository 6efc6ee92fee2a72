import Foundation
import ScriptedServer
import ServiceRuntime
import ServiceURLSession
import Testing

@Suite("Failures over a socket")
struct FailureTests {
  /// What a server does wrong, and what the caller is told.
  struct Misbehaviour: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var script: ScriptedServer.Script
    var code: URLError.Code
    var isTemporary: Bool

    init(
      _ name: String, _ code: URLError.Code, isTemporary: Bool,
      _ script: @escaping @Sendable (ScriptedConnection) -> Void
    ) {
      testDescription = name
      self.script = { script($1) }
      self.code = code
      self.isTemporary = isTemporary
    }
  }

  static let misbehaviours = [
    Misbehaviour("no answer", .networkConnectionLost, isTemporary: true) { $0.end() },
    Misbehaviour("reset", .networkConnectionLost, isTemporary: true) { $0.reset() },
    Misbehaviour("cut body", .networkConnectionLost, isTemporary: true) {
      $0.send(http("200 OK", [], "abc", length: "10"))
      $0.end()
    },
    Misbehaviour("reset in the body", .networkConnectionLost, isTemporary: true) {
      $0.send(http("200 OK", [], "abc", length: "10"))
      $0.reset()
    },
    Misbehaviour("cut chunks", .networkConnectionLost, isTemporary: true) {
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
      $0.end()
    },
    Misbehaviour("chunks without sizes", .badServerResponse, isTemporary: false) {
      $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")
      $0.waitForEnd()
    },
    Misbehaviour("garbage", .badServerResponse, isTemporary: false) {
      $0.send("garbage garbage\n\n")
      $0.waitForEnd()
    },
    Misbehaviour("bytes", .badServerResponse, isTemporary: false) {
      $0.send([0, 1, 2, 0xFF, 0xFE])
      $0.end()
    },
    Misbehaviour("endless header", .badServerResponse, isTemporary: false) {
      $0.send("HTTP/1.1 200 OK\r\n")
      for _ in 0..<2000 { $0.send("X-A: " + String(repeating: "a", count: 1000) + "\r\n") }
      $0.waitForEnd()
    },
    Misbehaviour("not gzip", .cannotDecodeContentData, isTemporary: false) {
      $0.send(http("200 OK", ["Content-Encoding: gzip"], "hello"))
    },
    Misbehaviour("unknown compression", .cannotDecodeContentData, isTemporary: false) {
      $0.send(http("200 OK", ["Content-Encoding: rot13"], "hello"))
    },
  ]

  let transport = URLSessionTransport()

  @Test("What is no response is a typed error without secrets", arguments: misbehaviours)
  func misbehaviour(_ misbehaviour: Misbehaviour) async throws {
    let server = try ScriptedServer(misbehaviour.script)
    defer { server.stop() }
    let error = try #require(
      await #expect(throws: ServiceCallError.self) { try await transport.get(server.url) })
    guard case .transport(let cause as URLSessionTransportError) = error.kind else {
      Issue.record("\(error)")
      return
    }
    // URLSession elsewhere sorts some of these differently.
    #if canImport(FoundationNetworking)
      #expect(cause.code == misbehaviour.code)
      #expect(cause.isTemporary == misbehaviour.isTemporary)
    #endif
    #expect(cause.host == "127.0.0.1:\(server.port)")
    for text in ["\(error)", String(reflecting: error), "\(error.kind)"] {
      #expect(!text.contains("s3cret"))
      #expect(!text.contains("/path"))
    }
  }

  @Test("Nobody listens")
  func refused() async throws {
    let url = try urlOfNobody()
    let error = await #expect(throws: ServiceCallError.self) { try await transport.get(url) }
    #expect(error?.sessionCode == .cannotConnectToHost)
  }

  @Test("A host that does not exist")
  func unknownHost() async throws {
    let error = await #expect(throws: ServiceCallError.self) {
      try await transport.get("http://host.invalid")
    }
    #expect(error?.sessionCode == .cannotFindHost)
  }

  @Test(
    "URLs that are none of HTTP are refused before anything is sent",
    arguments: ["", "file://", "file:///etc", "ftp://127.0.0.1", "http://", "data:text/plain,"])
  func badURL(origin: String) async throws {
    let error = await #expect(throws: ServiceCallError.self) { try await transport.get(origin) }
    #expect(error?.sessionCode == .badURL)
  }

  @Test("A server that does not speak TLS")
  func notTLS() async throws {
    // It speaks first, as a mail server does.
    let server = try ScriptedServer(greeting: Array("220 mail.example ready\r\n".utf8))
    defer { server.stop() }
    let error = await #expect(throws: ServiceCallError.self) {
      try await transport.get(server.url.replacing("http:", with: "https:"))
    }
    #expect(error?.sessionCode == .secureConnectionFailed)
  }

  @Test("A body larger than the limit is not received, whatever the header says")
  func tooLarge() async throws {
    let flood = [UInt8](repeating: 0x61, count: limit)
    let scripts: [ScriptedServer.Script] = [
      { _, connection in
        connection.send(http("200 OK", length: "2147483648"))
        connection.waitForEnd()
      },
      { _, connection in
        connection.send(http("200 OK", length: "99999999999999999999999"))
        connection.waitForEnd()
      },
      { _, connection in
        connection.send("HTTP/1.1 200 OK\r\n\r\n")
        for _ in 0..<64 where connection.send(flood) {}
        connection.waitForEnd()
      },
      { _, connection in
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        let size = String(flood.count, radix: 16)
        for _ in 0..<64 {
          connection.send("\(size)\r\n" + String(decoding: flood, as: UTF8.self) + "\r\n")
        }
        connection.waitForEnd()
      },
      { _, connection in
        let bomb = Gzip.bomb
        connection.send(
          http("200 OK", ["Content-Encoding: gzip"], length: "\(bomb.count)") + bomb)
      },
    ]
    for script in scripts {
      let server = try ScriptedServer(script)
      defer { server.stop() }
      let error = try #require(
        await #expect(throws: ServiceCallError.self) { try await transport.get(server.url) })
      guard case .responseTooLarge = error.kind else {
        Issue.record("\(error)")
        continue
      }
      #expect(error.httpStatus == 200)
    }
  }

  @Test("A body of just the limit is received")
  func justTheLimit() async throws {
    let body = String(repeating: "a", count: limit)
    let server = try ScriptedServer(answering: http("200 OK", [], body))
    defer { server.stop() }
    #expect(try await transport.get(server.url).body.count == limit)
  }

  @Test("The timeout covers header and body, however they trickle")
  func timeout() async throws {
    let scripts: [ScriptedServer.Script] = [
      { $1.waitForEnd() },
      { _, connection in
        connection.send(http("200 OK", [], "abc", length: "10"))
        connection.waitForEnd()
      },
      { _, connection in
        connection.send(http("200 OK", length: "50000"))
        while connection.send("a") { Thread.sleep(forTimeInterval: 0.02) }
      },
    ]
    for script in scripts {
      let server = try ScriptedServer(script)
      defer { server.stop() }
      let error = try #require(
        await #expect(throws: ServiceCallError.self) {
          try await transport.get(server.url, timeout: .milliseconds(150))
        })
      guard case .timeout = error.kind else {
        Issue.record("\(error)")
        continue
      }
    }
  }

  @Test("The transport's own timeout applies to calls that say none")
  func defaultTimeout() async throws {
    let server = try ScriptedServer { $1.waitForEnd() }
    defer { server.stop() }
    let impatient = URLSessionTransport(timeout: .milliseconds(100))
    let error = try #require(
      await #expect(throws: ServiceCallError.self) {
        try await impatient.get(server.url, timeout: nil)
      })
    guard case .timeout = error.kind else { throw error }
  }
}

extension ServiceCallError {
  var sessionCode: URLError.Code? {
    guard case .transport(let cause) = kind else { return nil }
    return (cause as? URLSessionTransportError)?.code
  }
}
