import Foundation
import ServiceHTTPServer
import ServiceRuntime
import Synchronization
import Testing

@Suite struct ShutdownTests {
  static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

  private func connect(to server: HTTPServer, sending text: String = get) async throws -> RawClient
  {
    let port = server.port
    return try await blocking {
      let client = try RawClient(port: port)
      try client.send(text)
      return client
    }
  }

  @Test func requestsInFlightAreFinished() async throws {
    let gate = Gate()
    let server = HTTPServer(configuration: .local()) { _ in
      await gate.pass()
      return .init(status: 200, body: Array("done".utf8))
    }
    try await server.start()
    let client = try await connect(to: server)
    await gate.arrival()
    async let end: Void = server.shutdown(gracePeriod: .seconds(20))
    // The server no longer listens after the shutdown has begun.
    let port = server.port
    try await blocking {
      while (try? RawClient(port: port)) != nil { usleep(1000) }
    }
    gate.open()
    let (response, isClosed) = try await blocking {
      (try client.response(), try client.isClosedByServer())
    }
    await end
    #expect(response?.text == "done")
    #expect(response?.headers["connection"]?.lowercased() == "close")
    #expect(isClosed)
  }

  @Test func handlersThatDoNotEndAreAnsweredFor() async throws {
    let gate = Gate()
    let server = HTTPServer(configuration: .local()) { _ in
      await gate.pass()
      return .init(status: 200)
    }
    try await server.start()
    let client = try await connect(to: server)
    await gate.arrival()
    await server.shutdown(gracePeriod: .zero)
    #expect(try await blocking { try client.response()?.status } == 503)
    // Whatever the handler does after that is discarded.
    gate.open()
  }

  @Test func handlersAreCancelledAfterTheGracePeriod() async throws {
    let gate = Gate()
    let server = HTTPServer(configuration: .local()) { _ in
      gate.open()
      await gate.pass()
      try? await Task.sleep(for: .seconds(60))
      return .init(status: Task.isCancelled ? 599 : 200)
    }
    try await server.start()
    let client = try await connect(to: server)
    await gate.arrival()
    await server.shutdown(gracePeriod: .zero)
    #expect(try await blocking { try client.response()?.status } == 599)
  }

  @Test func idleAndUnfinishedConnectionsDoNotHoldItUp() async throws {
    let server = echoServer()
    try await server.start()
    let idle = try await connect(to: server)
    _ = try await blocking { try idle.response() }
    let unfinished = try await connect(to: server, sending: "GET / HTTP/1.1\r\nHo")
    await server.shutdown(gracePeriod: .milliseconds(300))
    #expect(try await blocking { try idle.isClosedByServer() })
    #expect(try await blocking { try unfinished.isClosedByServer() })
  }

  @Test func theHealthCheckFailsBeforeTheServerStopsListening() async throws {
    let server = echoServer()
    try await server.start()
    let client = try await connect(to: server, sending: "")
    async let end: Void = server.shutdown(gracePeriod: .zero, noticePeriod: .milliseconds(500))
    let statuses = try await blocking {
      var health: Int? = 200
      while health == 200 {
        try client.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n")
        health = try client.response()?.status
      }
      try client.send(Self.get)
      return [health, try client.response()?.status]
    }
    #expect(statuses == [503, 200])
    await end
  }

  @Test func shuttingDownTwiceOrBeforeTheStartIsHarmless() async throws {
    let server = echoServer()
    await server.shutdown()
    try await server.start()
    async let first: Void = server.shutdown()
    async let second: Void = server.shutdown()
    await first
    await second
    await server.shutdown()
  }

  @Test func aServerThatIsForgottenStops() async throws {
    var server: HTTPServer? = echoServer()
    try await server?.start()
    let port = try #require(server?.port)
    server = nil
    try await blocking {
      while (try? RawClient(port: port)) != nil { usleep(1000) }
    }
  }

  @Test func runningEndsWithItsTask() async throws {
    let server = echoServer()
    let task = Task { try await server.run(gracePeriod: .zero) }
    try await blocking { while server.port == 0 { usleep(1000) } }
    let port = server.port
    task.cancel()
    try await task.value
    #expect((try? RawClient(port: port)) == nil)
  }

  // MARK: Clients that leave

  @Test(arguments: [true, false])
  func theHandlerLearnsThatItsClientHasLeft(withReset: Bool) async throws {
    let (outcomes, continuation) = AsyncStream.makeStream(of: Bool.self)
    let gate = Gate()
    gate.open()
    let deadlines = HTTPServer.Deadlines(header: .milliseconds(200))
    let server = HTTPServer(configuration: .local(deadlines: deadlines)) { request in
      guard request.target == "/" else { return .init(status: 200) }
      await gate.pass()
      try? await Task.sleep(for: .seconds(60))
      continuation.yield(Task.isCancelled)
      return .init(status: 200)
    }
    try await withServer(server) { server in
      let client = try await connect(to: server)
      await gate.arrival()
      if withReset { client.reset() } else { client.close() }
      #expect(await outcomes.first { _ in true } == true)
      let next = try await connect(to: server, sending: "GET /next HTTP/1.1\r\nHost: h\r\n\r\n")
      #expect(try await blocking { try next.response()?.status } == 200)
    }
  }

  @Test func clientsThatLeaveAtAnyTimeDoNoHarm() async throws {
    try await withServer(tokenServer()) { server in
      let port = server.port
      try await blocking {
        for number in 0..<Message.save.count where number % 3 == 0 {
          let client = try RawClient(port: port)
          try client.send(Array(Message.save.prefix(number)))
          if number % 2 == 0 { client.reset() } else { client.close() }
        }
      }
      try await expectGoodService(port: port)
    }
  }
}
