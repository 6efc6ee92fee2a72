import Foundation
import ServiceHTTPServer
import ServiceRuntime
import Testing

/// Connections are distributed among the threads of a server.
@Suite struct AcceptorTests {
  private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

  /// Responds with the thread that called the handler.
  private static func server(threads: Int) -> HTTPServer {
    var configuration = HTTPServer.Configuration.local()
    configuration.ioThreads = threads
    return HTTPServer(configuration: configuration) { _ in
      .init(status: 200, body: Array(currentThread().utf8))
    }
  }

  private static func currentThread() -> String { "\(pthread_self())" }

  private static func thread(of client: RawClient) throws -> String {
    try client.send(Self.get)
    return try #require(try client.response()).text
  }

  @Test func connectionsThatArriveTogetherAreSharedByTheThreads() async throws {
    try await withServer(Self.server(threads: 4)) { server in
      let port = server.port
      let counts = try await blocking {
        let clients = try (0..<16).map { _ in try RawClient(port: port) }
        let threads = try clients.map(Self.thread)
        return withExtendedLifetime(clients) {
          Dictionary(grouping: threads) { $0 }.values.map(\.count)
        }
      }
      #expect(counts == [4, 4, 4, 4])
    }
  }

  @Test func theThreadWithTheFewestConnectionsGetsTheNext() async throws {
    try await withServer(Self.server(threads: 2)) { server in
      let port = server.port
      let (left, right) = try await blocking {
        let clients = try (0..<8).map { _ in
          let client = try RawClient(port: port)
          return (client: client, thread: try Self.thread(of: client))
        }
        let left = clients[0].thread
        // One thread loses all its connections.
        for (client, thread) in clients where thread == left {
          client.finishSending()
          #expect(try client.isClosedByServer())
        }
        let more = try (0..<4).map { _ in
          let client = try RawClient(port: port)
          return (client: client, thread: try Self.thread(of: client))
        }
        return withExtendedLifetime(clients) { (left, more.map(\.thread)) }
      }
      #expect(right == Array(repeating: left, count: 4))
    }
  }

  /// More connections than are accepted wait in the system. They are served when there is room.
  @Test func connectionsBeyondTheLimitWait() async throws {
    let gate = Gate()
    let server = HTTPServer(configuration: .local(limits: .init(connections: 8))) { _ in
      await gate.pass()
      return .init(status: 200)
    }
    try await withServer(server) { server in
      let port = server.port
      let busy = try await blocking {
        try (0..<8).map { _ in
          let client = try RawClient(port: port)
          try client.send(Self.get)
          return client
        }
      }
      await gate.arrival(of: 8)
      // Two more are accepted and keep their connections, because they do not send a whole request.
      let (refused, waiting) = try await blocking {
        let refused = try (0..<2).map { _ in try RawClient(port: port) }
        for client in refused { try client.send("GET ") }
        let waiting = try RawClient(port: port)
        try waiting.send(Self.get)
        return (refused, waiting)
      }
      try await Task.sleep(for: .milliseconds(100))
      gate.open()
      let statuses = try await blocking {
        let first = try busy.map { try $0.response()?.status }
        for client in busy { client.finishSending() }
        let last = try waiting.response()?.status
        return withExtendedLifetime(refused) { first + [last] }
      }
      #expect(statuses == Array(repeating: 200, count: 9))
    }
  }
}
