import Foundation
import ScriptedServer
import ServiceRuntime
import Testing

@Suite("Exchanges over a socket")
struct ExchangeTests {
  @Test(arguments: TestedTransport.allCases)
  func verbTargetHeaderFieldsAndBodyArriveAsSaid(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(answering: http("200 OK"))
    defer { server.stop() }
    let body = Array("<a>æøå</a>".utf8)
    _ = try await transport.get(
      server.url, method: .post,
      headers: [
        "Content-Type": "text/xml; charset=utf-8", "SOAPAction": "\"http://example/Do\"",
        "Authorization": "Bearer abc", "SO-AppToken": "token", "X-Mine": "1",
      ], body: body)
    let request = try #require(server.requests.first)
    #expect(request.method == "POST")
    #expect(request.target == "/path?key=s3cret")
    #expect(request.header("Content-Type") == "text/xml; charset=utf-8")
    #expect(request.header("SOAPAction") == "\"http://example/Do\"")
    #expect(request.header("Authorization") == "Bearer abc")
    #expect(request.header("SO-AppToken") == "token")
    #expect(request.header("X-Mine") == "1")
    #expect(request.body == body)
  }

  @Test(
    arguments: ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    TestedTransport.allCases)
  func everyVerbIsSent(verb: String, tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(answering: http("200 OK", headers: [], body: "x"))
    defer { server.stop() }
    let body: [UInt8] = verb == "GET" ? [] : [1, 2, 3]
    let method = HTTPMethod(rawValue: verb)
    #expect(try await transport.get(server.url, method: method, body: body).status == 200)
    #expect(server.requests.map(\.method) == [verb])
    #expect(server.requests.map(\.body) == [body])
  }

  @Test(
    arguments: [
      "200 OK", "201 ", "400 Bad", "401 Unauthorized", "404 Not", "500 Oops", "503 Busy",
    ], TestedTransport.allCases)
  func everyStatusIsAResponseWithItsBody(line: String, tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(answering: http(line, headers: ["X-A: 1"], body: "text"))
    defer { server.stop() }
    let response = try await transport.get(server.url)
    #expect(String(response.status) == line.prefix(3))
    #expect(response.headers["x-a"] == "1")
    #expect(response.body == Array("text".utf8))
  }

  @Test(
    arguments: [
      "Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"1\"", "NTLM", "Bearer", "\"junk",
    ], TestedTransport.allCases)
  func aRefusalThatAsksForCredentialsIsTheResponseAtOnce(scheme: String, tested: TestedTransport)
    async throws
  {
    let transport = tested.make()
    let server = try ScriptedServer(
      answering: http("401 Unauthorized", headers: ["WWW-Authenticate: \(scheme)"], body: "no"))
    defer { server.stop() }
    let response = try await transport.get(server.url, headers: ["Authorization": "Basic YTpi"])
    #expect(response.status == 401)
    #expect(response.body == Array("no".utf8))
    #expect(server.requests.count == 1)
  }

  @Test(
    arguments: ["204 No Content", "304 Not Modified"],
    TestedTransport.allCases)
  func responsesWithoutABody(line: String, tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(answering: http(line))
    defer { server.stop() }
    #expect(try await transport.get(server.url).body == [])
  }

  @Test(arguments: TestedTransport.allCases)
  func headHasNoBodyWhateverTheLengthSays(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(answering: http("200 OK", length: "100"))
    defer { server.stop() }
    #expect(try await transport.get(server.url, method: .head).body == [])
  }

  @Test(arguments: TestedTransport.allCases)
  func aChunkedBodyAndOneThatEndsWithTheConnection(tested: TestedTransport) async throws {
    let transport = tested.make()
    let chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "5\r\nhello\r\n4\r\n you\r\n0\r\n\r\n"
    let first = try ScriptedServer(answering: Array(chunked.utf8))
    defer { first.stop() }
    #expect(try await transport.get(first.url).body == Array("hello you".utf8))
    let second = try ScriptedServer { _, connection in
      connection.send("HTTP/1.0 200 OK\r\n\r\nhello")
      connection.end()
    }
    defer { second.stop() }
    #expect(try await transport.get(second.url).body == Array("hello".utf8))
  }

  @Test(arguments: TestedTransport.allCases)
  func aCompressedBodyArrivesDecompressedAndTheHeaderDoesNotSayOtherwise(tested: TestedTransport)
    async throws
  {
    let transport = tested.make()
    let server = try ScriptedServer(
      answering: http("200 OK", headers: ["Content-Encoding: gzip"], length: "\(Gzip.hello.count)")
        + Gzip.hello)
    defer { server.stop() }
    let response = try await transport.get(server.url)
    #expect(response.body == Array("hello, compressed world".utf8))
    #expect(response.headers["Content-Encoding"] == nil)
    #expect(response.headers["Content-Length"] == nil)
    let accepted = try #require(server.requests.first?.header("Accept-Encoding"))
    #expect(accepted.contains("gzip"))
  }

  @Test(arguments: [301, 302, 303, 307, 308], TestedTransport.allCases)
  func aRedirectionIsTheResponseAndIsNotFollowed(status: Int, tested: TestedTransport) async throws
  {
    for target in ["http://127.0.0.1:1/elsewhere", "/here", ""] {
      try await checkRedirection(status, to: target, tested)
    }
  }

  private func checkRedirection(
    _ status: Int, to target: String, _ tested: TestedTransport
  ) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(
      answering: http("\(status) Moved", headers: ["Location: \(target)"], body: "moved"))
    defer { server.stop() }
    let response = try await transport.get(
      server.url, method: .post, headers: ["Authorization": "Bearer abc"], body: [1])
    #expect(response.status == status)
    #expect(server.requests.count == 1)
  }

  @Test(arguments: TestedTransport.allCases)
  func cookiesAreNotKept(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(
      answering: http("200 OK", headers: ["Set-Cookie: a=b; Path=/"], body: "x"))
    defer { server.stop() }
    for _ in 0..<2 { _ = try await transport.get(server.url) }
    #expect(server.requests.map { $0.header("Cookie") } == [nil, nil])
  }

  @Test(arguments: TestedTransport.allCases)
  func responsesAreNotCached(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(
      answering: http("200 OK", headers: ["Cache-Control: max-age=3600"], body: "x"))
    defer { server.stop() }
    for _ in 0..<2 { _ = try await transport.get(server.url) }
    #expect(server.requests.count == 2)
  }

  @Test(arguments: TestedTransport.allCases)
  func callsOneAfterTheOtherShareAConnection(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer(answering: http("200 OK", headers: [], body: "x"))
    defer { server.stop() }
    for _ in 0..<20 { _ = try await transport.get(server.url) }
    #expect(server.connectionCount == 1)
  }

  @Test(arguments: TestedTransport.allCases)
  func aConnectionTheServerClosedIsReplaced(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer { _, connection in
      connection.send(http("200 OK", headers: [], body: "x"))
      connection.end()
    }
    defer { server.stop() }
    for _ in 0..<5 {
      #expect(try await transport.get(server.url, method: .post, body: [1]).status == 200)
      // At the moment of the close, FoundationNetworking may lose the request.
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(server.requests.count == 5)
  }

  @Test(arguments: TestedTransport.allCases)
  func concurrentCallsGetTheirOwnResponses(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer { request, connection in
      connection.send(
        http("200 OK", headers: [], body: String(decoding: request.body, as: UTF8.self)))
    }
    defer { server.stop() }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        let body = Array("number \(number)".utf8)
        group.addTask {
          try await transport.get(server.url, method: .post, body: body).body == body
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test(arguments: TestedTransport.allCases)
  func megabytesTravelBothWays(tested: TestedTransport) async throws {
    let transport = tested.make()
    let server = try ScriptedServer { request, connection in
      connection.send(http("200 OK", length: "\(request.body.count)") + request.body)
    }
    defer { server.stop() }
    let body = (0..<(5 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let response = try await transport.send(
      TransportRequest(
        method: .post, origin: server.url, target: "/", body: body,
        maximumResponseBytes: body.count),
      context: someOperation)
    #expect(response.body == body)
  }
}
