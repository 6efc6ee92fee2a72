import Foundation
import ServiceHTTPServer
import ServiceRuntime
import Testing

@Suite struct AccessLogTests {
  @Test func aRequestIsLoggedWithoutItsSecrets() async throws {
    let log = LogRecorder()
    try await withServer(tokenServer(.local(accessLog: { log.record($0) }))) { server in
      let port = server.port
      let request = Message.post(
        Message.savePath + "?$select=secret",
        headers: "Authorization: Bearer secret\r\nX-Request-ID: call-7\r\n",
        #"{"TokenManagementInfo":{"AccessToken":"secret"}}"#)
      _ = try await blocking {
        let client = try RawClient(port: port)
        try client.send(request)
        return try client.response()
      }
      let entry = try #require(await log.next())
      #expect(entry.method == "POST")
      #expect(entry.path == Message.savePath)
      #expect(entry.status == 200)
      #expect(entry.outcome == .completed)
      #expect(entry.bytesReceived == 48)
      // A key of 43 characters and its quotation marks.
      #expect(entry.bytesSent == 45)
      #expect(entry.requestID == "call-7")
      #expect(entry.remoteAddress == "127.0.0.1")
      #expect(!entry.json.contains("secret"))
    }
  }

  @Test(arguments: [
    (Message.post("/", headers: "Host: i\r\n", ""), 400),
    (Array("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n".utf8), 200),
    // The HTTP library answers this request itself.
    (Array("GET / HTTP/1.1\r\nContent-Length: x\r\nHost: h\r\n\r\n".utf8), 400),
  ])
  func whatNoHandlerSeesIsLoggedToo(request: [UInt8], status: Int) async throws {
    let log = LogRecorder()
    try await withServer(tokenServer(.local(accessLog: { log.record($0) }))) { server in
      let port = server.port
      _ = try await blocking {
        let client = try RawClient(port: port)
        try client.send(request)
        return try client.response()
      }
      #expect(await log.next()?.status == status)
    }
  }

  /// The accent and the question mark before it are one character.
  @Test(arguments: ["", "?", "?token=1", "?\u{301}token=1"])
  func theQueryIsNotLogged(query: String) async throws {
    let log = LogRecorder()
    try await withServer(tokenServer(.local(accessLog: { log.record($0) }))) { server in
      let port = server.port
      _ = try await blocking {
        let client = try RawClient(port: port)
        try client.send("GET /a\(query) HTTP/1.1\r\nHost: h\r\n\r\n")
        return try client.response()
      }
      #expect(await log.next()?.path == "/a")
    }
  }

  @Test func aClientThatLeavesIsLogged() async throws {
    let log = LogRecorder()
    try await withServer(tokenServer(.local(accessLog: { log.record($0) }))) { server in
      let port = server.port
      try await blocking {
        let client = try RawClient(port: port)
        try client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc")
        client.close()
      }
      let entry = try #require(await log.next())
      #expect(entry.outcome == .disconnected)
      #expect(entry.status == nil)
      #expect(entry.path == "/a")
    }
  }

  @Test func anEntryIsOneLineOfJSON() throws {
    let entry = AccessLogEntry(
      time: Date(timeIntervalSince1970: 1.5), method: "G\"ET", path: "/\u{1B}[31m\n\u{2028}é\\",
      status: nil, outcome: .timedOut, bytesReceived: 1, bytesSent: 2,
      duration: .microseconds(1234), requestID: nil, remoteAddress: "::1")
    let line = #"""
      {"time":"1970-01-01T00:00:01.500Z","method":"G\"ET",\#
      "path":"/\u001b[31m\u000a\u2028\u00e9\\","status":null,"outcome":"timed-out",\#
      "bytesReceived":1,"bytesSent":2,"durationMilliseconds":1.234,"requestID":null,\#
      "remoteAddress":"::1"}
      """#
    #expect(entry.json == line)
    let object = try JSONSerialization.jsonObject(with: Data(entry.json.utf8)) as? [String: Any]
    #expect(object?["path"] as? String == entry.path)
  }
}
