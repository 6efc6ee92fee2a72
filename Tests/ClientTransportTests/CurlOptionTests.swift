import Foundation
import ScriptedServer
import ServiceCurl
import ServiceRuntime
import Testing

@Suite("What curl is told")
struct CurlOptionTests {
  @Test func aProxyGetsTheRequestWithTheNameItKnows() async throws {
    let proxy = try ScriptedServer(answering: http("200 OK", headers: [], body: "by proxy"))
    defer { proxy.stop() }
    let url = try #require(URL(string: proxy.url))
    let transport = CurlTransport(.init(proxy: .server(url, user: "me", password: "s3cret")))
    let response = try await transport.get("http://service.invalid:81")
    #expect(response.body == Array("by proxy".utf8))
    let request = try #require(proxy.requests.first)
    #expect(request.target == "http://service.invalid:81/path?key=s3cret")
    #expect(request.header("Proxy-Authorization") == "Basic bWU6czNjcmV0")
    #expect(!"\(CurlProxy.server(url, user: "me", password: "s3cret"))".contains("s3cret"))
  }

  @Test func aProxyThatRefusesTheTunnelIsAFailureOfTheProxy() async throws {
    let proxy = try ScriptedServer(answering: http("403 No"))
    defer { proxy.stop() }
    let url = try #require(URL(string: proxy.url))
    let transport = CurlTransport(.init(proxy: .server(url)))
    let error = await #expect(throws: ServiceCallError.self) {
      try await transport.get("https://service.invalid")
    }
    #expect(error?.transportReason == .proxyFailed)
    #expect(proxy.requests.map(\.method) == ["CONNECT"])
  }

  @Test func aProxyThatIsNotThereIsAFailureOfTheProxyOrOfTheConnection() async throws {
    let url = try #require(URL(string: "http://proxy.invalid:3128"))
    let transport = CurlTransport(.init(proxy: .server(url)))
    let error = await #expect(throws: ServiceCallError.self) {
      try await transport.get("http://127.0.0.1:1")
    }
    #expect(error?.transportReason == .proxyFailed)
  }

  @Test func noMoreConnectionsThanAllowedAndWhoWaitsForOneTimesOutAllTheSame() async throws {
    let server = try ScriptedServer { request, connection in
      if request.header("X-Slow") != nil { return connection.waitForEnd() }
      connection.send(http("200 OK", headers: [], body: "x"))
    }
    defer { server.stop() }
    let transport = CurlTransport(.init(maximumConnectionsPerHost: 2, proxy: .none))
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<20 { group.addTask { try await transport.get(server.url).status } }
      for try await status in group { #expect(status == 200) }
    }
    #expect(server.connectionCount <= 2)
    let slow = (0..<2).map { _ in
      Task { try await transport.get(server.url, headers: ["X-Slow": "1"]) }
    }
    #expect(try await eventually { server.requests.count == 22 })
    let error = await #expect(throws: ServiceCallError.self) {
      try await transport.get(server.url, timeout: .milliseconds(200))
    }
    #expect(error?.isTimeout == true)
    for task in slow { task.cancel() }
    for task in slow { _ = await task.result }
    #expect(try await transport.get(server.url).status == 200)
  }

  @Test func nothingIsSentThatTheCallerHasNotSaid() async throws {
    let server = try ScriptedServer(answering: http("200 OK"))
    defer { server.stop() }
    let transport = CurlTransport(.init(proxy: .none))
    let body = [UInt8](repeating: 0x61, count: 3 << 20)
    _ = try await transport.get(server.url, method: .post, headers: ["X-Empty": ""], body: body)
    _ = try await transport.get(server.url, method: .post)
    _ = try await transport.get(server.url, method: .get)
    let names = server.requests.map { Set($0.headers.map(\.name)) }
    let always: Set = ["Host", "Accept-Encoding"]
    #expect(
      names == [
        always.union(["X-Empty", "Content-Length"]), always.union(["Content-Length"]), always,
      ])
    #expect(server.requests.map(\.body.count) == [3 << 20, 0, 0])
  }

  @Test(arguments: ["a\r\nb", "a b", "", "a:", "a\u{0}"])
  func whatWouldChangeTheRequestIsNotSent(name: String) async throws {
    let server = try ScriptedServer(answering: http("200 OK"))
    defer { server.stop() }
    for transport in TestedTransport.allCases.map(\.shared) {
      await #expect(throws: ServiceCallError.self) {
        try await transport.get(server.url, headers: HeaderFields([(name, "x")]))
      }
      await #expect(throws: ServiceCallError.self) {
        try await transport.get(server.url, headers: ["X-A": "b\r\nX-B: c"])
      }
      await #expect(throws: ServiceCallError.self) {
        try await transport.get(server.url, method: HTTPMethod(rawValue: name))
      }
    }
    #expect(server.requests.isEmpty)
  }

  @Test func bytesAfterAResponseDoNotBecomeTheNextOne() async throws {
    let server = try ScriptedServer { request, connection in
      connection.send(
        http("200 OK", headers: [], body: "right") + http("200 OK", headers: [], body: "wrong"))
      Thread.sleep(forTimeInterval: 0.05)
      connection.send(http("200 OK", headers: [], body: "late"))
    }
    defer { server.stop() }
    let transport = CurlTransport(.init(proxy: .none))
    for _ in 0..<5 {
      #expect(try await transport.get(server.url).body == Array("right".utf8))
      try await Task.sleep(for: .milliseconds(80))
    }
  }

  @Test func aTransportThatGoesLeavesNoConnectionOpen() async throws {
    let hasEnded = Flag()
    let server = try ScriptedServer { _, connection in
      connection.send(http("200 OK", headers: [], body: "x"))
      connection.waitForEnd()
      hasEnded.raise()
    }
    defer { server.stop() }
    _ = try await CurlTransport(.init(proxy: .none)).get(server.url)
    #expect(try await eventually { hasEnded.isRaised })
  }
}
