import Foundation
import ServiceHTTPServer
import ServiceRuntime
import Testing

/// A client that only keeps connections open does not block other clients.
@Suite struct IdleConnectionTests {
  private static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"
  private static let health = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n"

  /// Requests that a client may leave unfinished.
  private static let beginnings = ["", "GET / HT", "GET / HTTP/1.1\r\nHost: h\r\nX: "]

  @Test(arguments: beginnings)
  func theOldestOfAClientMakeWay(beginning: String) async throws {
    let limits = HTTPServer.Limits(connections: 64, idleConnectionsPerClient: 8)
    try await withServer(echoServer(.local(limits: limits))) { server in
      let port = server.port
      let (isHealthy, closed) = try await blocking {
        var clients: [RawClient] = []
        var isHealthy = true
        for _ in 0..<100 {
          let client = try RawClient(port: port)
          try client.send(beginning)
          clients.append(client)
          isHealthy = try isHealthy && Self.ask(Self.health, port: port) == 200
        }
        // All but the newest have been closed.
        let closed = try clients.dropLast(8).count { try $0.isClosedByServer() }
        return (isHealthy, closed)
      }
      #expect(isHealthy)
      #expect(closed == 92)
    }
  }

  @Test func connectionsAtWorkMakeNoWay() async throws {
    let gate = Gate()
    let limits = HTTPServer.Limits(connections: 64, idleConnectionsPerClient: 12)
    let server = HTTPServer(configuration: .local(limits: limits)) { _ in
      await gate.pass()
      return .init(status: 200)
    }
    try await withServer(server) { server in
      let port = server.port
      let busy = try await blocking { try (0..<10).map { _ in try Self.begin(port: port) } }
      await gate.arrival(of: 10)
      let statuses = try await blocking {
        let idle = try (0..<40).map { _ in try RawClient(port: port) }
        for client in idle { try? client.send("GET ") }
        #expect(try Self.ask(Self.health, port: port) == 200)
        gate.open()
        return try busy.map { try $0.response()?.status }
      }
      #expect(statuses == Array(repeating: 200, count: 10))
    }
  }

  @Test func whereAllAreTakenTheIdleOnesOfTheGreediestMakeWay() async throws {
    let limits = HTTPServer.Limits(connections: 32, idleConnectionsPerClient: 20)
    try await withServer(echoServer(.local(limits: limits))) { server in
      let port = server.port
      let (modest, newcomer) = try await blocking {
        let modest = try RawClient(port: port, source: "127.0.0.9")
        try modest.send(Self.get)
        _ = try modest.response()
        let greedy = try (0..<80).map { number in
          try RawClient(port: port, source: "127.0.0.\(2 + number % 2)")
        }
        let newcomer = try Self.ask(Self.get, port: port, source: "127.0.0.8")
        try modest.send(Self.get)
        return try withExtendedLifetime(greedy) { (try modest.response()?.status, newcomer) }
      }
      #expect(modest == 200)
      #expect(newcomer == 200)
    }
  }

  @Test(.enabled(if: OpenFileLimit.raise(to: 5000)))
  func healthIsToldWithTwoThousandConnectionsOpen() async throws {
    try await withServer(echoServer()) { server in
      let port = server.port
      let statuses = try await blocking {
        let clients = try (0..<2000).map { _ in try RawClient(port: port) }
        return try withExtendedLifetime(clients) {
          try (0..<20).map { _ in try Self.ask(Self.health, port: port) }
        }
      }
      #expect(Set(statuses) == [200])
    }
  }

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
    ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", true),
    ("2001:db8:0:1::1", "2001:db8:0:2::1", false), ("::ffff:192.0.2.1", "192.0.2.1", true),
    ("fe80::1%eth0", "fe80::2%eth1", true), ("", "192.0.2.1", false),
  ])
  func aClientIsAnAddressOrANetwork(_ one: String, _ other: String, isSame: Bool) {
    #expect((ClientNetwork(of: one) == ClientNetwork(of: other)) == isSame)
  }

  private static func begin(port: Int) throws -> RawClient {
    let client = try RawClient(port: port)
    try client.send(get)
    return client
  }

  private static func ask(_ request: String, port: Int, source: String? = nil) throws -> Int? {
    let client = try RawClient(port: port, source: source)
    try client.send(request)
    return try client.response()?.status
  }
}

/// Both ends of every connection are files of this process.
enum OpenFileLimit {
  /// Raises the limit; false if the system does not allow that many.
  static func raise(to count: rlim_t) -> Bool {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return false }
    if limit.rlim_cur >= count { return true }
    limit.rlim_cur = count
    return limit.rlim_max >= count && setrlimit(resource, &limit) == 0
  }
}
