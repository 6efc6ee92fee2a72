import Foundation
import ServiceHTTPServer
import ServiceRuntime
import Testing

@Suite struct ConnectionTests {
  @Test func aConnectionServesSeveralRequests() async throws {
    try await withServer(tokenServer()) { server in
      let port = server.port
      let keys = try await blocking {
        let client = try RawClient(port: port)
        return try (0..<3).map { _ in
          try client.send(Message.save)
          return try client.response()?.text
        }
      }
      #expect(Set(keys.compactMap(\.self)).count == 3)
    }
  }

  @Test func valuesAreKeptAsLongAsTheConnection() async throws {
    let counting = HTTPServer(configuration: .local()) { request in
      let count = (request.connection?[Int.self] ?? 0) + 1
      request.connection?[Int.self] = count
      return TransportResponse(status: 200, body: Array("\(count)".utf8))
    }
    try await withServer(counting) { server in
      let port = server.port
      let counts = try await blocking {
        let clients = try (0..<2).map { _ in try RawClient(port: port) }
        return try (0..<6).map { number in
          let client = clients[number % 2]
          try client.send(Message.post("/", ""))
          return try client.response()?.text
        }
      }
      #expect(counts == ["1", "1", "2", "2", "3", "3"])
    }
  }

  @Test func requestsSentTogetherAreAnsweredInOrder() async throws {
    try await withServer(echoServer()) { server in
      let port = server.port
      let targets = try await blocking {
        let client = try RawClient(port: port)
        try client.send((0..<20).flatMap { Message.post("/\($0)?q", "body \($0)") })
        return try (0..<20).map { _ in
          let response = try client.response()
          return "\(response?.headers["x-target"] ?? "") \(response?.text ?? "")"
        }
      }
      #expect(targets == (0..<20).map { "/\($0)?q body \($0)" })
    }
  }

  @Test func ahundredConnectionsAreServedAtOnce() async throws {
    let slow = HTTPServer(configuration: .local()) { request in
      try? await Task.sleep(for: .milliseconds(100))
      return TransportResponse(status: 200, body: request.body)
    }
    try await withServer(slow) { server in
      let port = server.port
      let answers = try await blocking {
        let clients = try (0..<100).map { _ in try RawClient(port: port) }
        for (number, client) in clients.enumerated() {
          try client.send(Message.post("/", "\(number)"))
        }
        return try clients.map { try $0.response()?.text }
      }
      #expect(answers == (0..<100).map { "\($0)" })
    }
  }

  @Test func headHasTheHeaderOfGetAndNoBody() async throws {
    try await withServer(tokenServer()) { server in
      let port = server.port
      try await blocking {
        let client = try RawClient(port: port)
        try client.send("HEAD /healthz HTTP/1.1\r\nHost: h\r\n\r\n")
        let head = try client.response(hasBody: false)
        #expect(head?.headers["content-length"] == "3")
        try client.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(try client.response()?.text == "ok\n")
      }
    }
  }

  @Test func theClientIsToldToContinueOrNotBeforeItSendsTheBody() async throws {
    try await withServer(echoServer(.local(limits: .init(bodyBytes: 10)))) { server in
      let port = server.port
      try await blocking {
        let client = try RawClient(port: port)
        try client.send(
          "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        try client.send("ok")
        #expect(try client.response()?.text == "ok")
        try client.send(
          "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n")
        #expect(try client.response()?.status == 413)
      }
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.0\r\n\r\n", true),
    ("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", true),
  ])
  func aClientMayAskToClose(request: String, isClosed: Bool) async throws {
    try await withServer(echoServer()) { server in
      let port = server.port
      let closed = try await blocking {
        let client = try RawClient(port: port)
        try client.send(request)
        _ = try client.response()
        return try client.isClosedByServer()
      }
      #expect(closed == isClosed)
    }
  }

  @Test func theHandlerGetsTheRequestAsSent() async throws {
    let server = HTTPServer(configuration: .local()) { request in
      TransportResponse(
        status: 200,
        body: Array(
          "\(request.method) \(request.origin) \(request.target) \(request.headers["X"] ?? "")".utf8
        ))
    }
    try await withServer(server) { server in
      let port = server.port
      let answer = try await blocking {
        let client = try RawClient(port: port)
        try client.send("PATCH /a%2Fb?c=%20&d HTTP/1.1\r\nHost: h:1\r\nX: gr\u{FC}n\r\n\r\n")
        return try client.response()?.text
      }
      #expect(answer == "PATCH http://h:1 /a%2Fb?c=%20&d gr\u{FC}n")
    }
  }

  @Test(arguments: [
    TransportResponse(status: 42), TransportResponse(status: 101),
    TransportResponse(status: 200, headers: ["X": "a\r\nSet-Cookie: b"]),
    TransportResponse(status: 200, headers: ["X\u{0}": "a"]),
  ])
  func aResponseThatCannotBeSentIsAnInternalError(response: TransportResponse) async throws {
    try await withServer(HTTPServer(configuration: .local()) { _ in response }) { server in
      let port = server.port
      let answer = try await blocking {
        let client = try RawClient(port: port)
        try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        return try client.response()
      }
      #expect(answer?.status == 500)
      #expect(answer?.headers["set-cookie"] == nil)
    }
  }

  @Test func aHandlerCannotSayHowTheResponseIsDelimited() async throws {
    let server = HTTPServer(configuration: .local()) { _ in
      TransportResponse(
        status: 200, headers: ["Content-Length": "99", "Transfer-Encoding": "chunked"],
        body: Array("four".utf8))
    }
    try await withServer(server) { server in
      let port = server.port
      let answer = try await blocking {
        let client = try RawClient(port: port)
        try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        return try client.response()
      }
      #expect(answer?.headers["content-length"] == "4")
      #expect(answer?.headers["transfer-encoding"] == nil)
    }
  }

  @Test(arguments: [("::1", "::1"), ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1")])
  func bothKindsOfAddressesAreListenedAt(host: String, client: String) async throws {
    let server = echoServer(.init(host: host, port: 0))
    try await withServer(server) { server in
      let port = server.port
      let answer = try await blocking {
        let client = try RawClient(port: port, host: client)
        try client.send(Message.post("/", "hello"))
        return try client.response()?.text
      }
      #expect(answer == "hello")
    }
  }
}
