import Foundation
import ServiceHTTPServer
import ServiceRuntime
import Testing

@Suite struct LimitTests {
  static let get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"

  @Test func tooManyRequestsAtOnceAreToldToComeBack() async throws {
    let gate = Gate()
    let server = HTTPServer(configuration: .local(limits: .init(requestsInFlight: 2))) { _ in
      await gate.pass()
      return .init(status: 200)
    }
    try await withServer(server) { server in
      let port = server.port
      let busy = try await blocking {
        try (0..<2).map { _ in
          let client = try RawClient(port: port)
          try client.send(Self.get)
          return client
        }
      }
      await gate.arrival(of: 2)
      let (refused, health) = try await blocking {
        let client = try RawClient(port: port)
        try client.send(Self.get)
        let refused = try client.response()
        try client.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n")
        return (refused, try client.response())
      }
      #expect(refused?.status == 503)
      #expect(refused?.headers["retry-after"] == "1")
      #expect(health?.status == 200)
      gate.open()
      let statuses = try await blocking {
        var statuses = try busy.map { try $0.response()?.status }
        try busy[0].send(Self.get)
        statuses.append(try busy[0].response()?.status)
        return statuses
      }
      #expect(statuses == [200, 200, 200])
    }
  }

  @Test func tooManyConnectionsAtWorkAreToldToComeBack() async throws {
    let gate = Gate()
    let server = HTTPServer(configuration: .local(limits: .init(connections: 16))) { _ in
      await gate.pass()
      return .init(status: 200)
    }
    try await withServer(server) { server in
      let port = server.port
      let busy = try await blocking {
        try (0..<16).map { _ in
          let client = try RawClient(port: port)
          try client.send(Self.get)
          return client
        }
      }
      await gate.arrival(of: 16)
      let (refused, isClosed, health) = try await blocking {
        let client = try RawClient(port: port)
        try client.send(Self.get)
        let refused = try client.response()
        let isClosed = try client.isClosedByServer()
        let other = try RawClient(port: port)
        try other.send("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n")
        return (refused, isClosed, try other.response()?.status)
      }
      #expect(refused?.status == 503)
      #expect(refused?.headers["retry-after"] == "1")
      #expect(isClosed)
      #expect(health == 200)
      gate.open()
      let statuses = try await blocking { try busy.map { try $0.response()?.status } }
      #expect(Set(statuses) == [200])
    }
  }

  @Test func bodiesTogetherMustFitInMemory() async throws {
    var configuration = HTTPServer.Configuration.local(
      limits: .init(bodyBytes: 100_000, bufferedBytes: 150_000))
    // With two threads, both bodies can be refused: each is counted until the other one is removed.
    configuration.ioThreads = 1
    try await withServer(echoServer(configuration)) { server in
      let port = server.port
      let statuses = try await blocking {
        let body = Message.post("/", String(repeating: "a", count: 90_000))
        let half = try RawClient(port: port)
        try half.send(Array(body.prefix(80_000)))
        // Until the first body is there: the server reads sockets in any order.
        var status: Int?
        for _ in 0..<200 where status != 503 {
          let other = try RawClient(port: port)
          try other.send(body)
          status = try other.response()?.status
        }
        try half.send(Array(body.dropFirst(80_000)))
        let first = try half.response()?.status
        let last = try RawClient(port: port)
        try last.send(body)
        return [status, first, try last.response()?.status]
      }
      // The request that came last found no memory.
      #expect(Set(statuses.prefix(2)) == [200, 503])
      #expect(statuses.last == 200)
    }
  }

  @Test func aBodyOfTheLargestSizeIsAccepted() async throws {
    try await withServer(echoServer(.local(limits: .init(bodyBytes: 300_000)))) { server in
      let port = server.port
      let answers = try await blocking {
        try [300_000, 300_001].map { size in
          let client = try RawClient(port: port)
          try? client.send(Message.post("/", String(repeating: "a", count: size)))
          let response = try client.response()
          return [response?.status, response?.body.count]
        }
      }
      #expect(answers[0] == [200, 300_000])
      #expect(answers[1].first == 413)
    }
  }

  @Test(arguments: [
    HTTPServer.Configuration(port: 70_000), .init(port: -1), .init(port: 0, ioThreads: 0),
    .init(port: 0, limits: .init(requestsInFlight: 0)),
    .init(port: 0, limits: .init(bodyBytes: -5)),
    .init(port: 0, limits: .init(idleConnectionsPerClient: 0)),
  ])
  func nonsenseIsRefusedAtTheStart(configuration: HTTPServer.Configuration) async throws {
    let error = await #expect(throws: HTTPServerError.self) {
      try await echoServer(configuration).start()
    }
    guard case .badConfiguration = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func moreConnectionsThanFilesAreRefusedAtTheStart() async throws {
    let error = await #expect(throws: HTTPServerError.self) {
      try await echoServer(.local(limits: .init(connections: 100_000_000))).start()
    }
    guard case .tooFewFiles(let needed, let limit) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(needed > 100_000_000 && limit < needed)
  }

  @Test func whatCannotBeListenedAtIsSaid() async throws {
    try await withServer(echoServer()) { server in
      let error = await #expect(throws: HTTPServerError.self) {
        try await echoServer(.init(port: server.port)).start()
      }
      #expect(error?.description.contains("\(server.port)") == true)
    }
    await #expect(throws: HTTPServerError.self) {
      try await echoServer(.init(host: "no such host", port: 0)).start()
    }
  }

  @Test func aServerStartsOnce() async throws {
    try await withServer(echoServer()) { server in
      await #expect(throws: HTTPServerError.alreadyStarted) { try await server.start() }
    }
  }
}
