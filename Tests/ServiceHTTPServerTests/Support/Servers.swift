import ServiceHTTPServer
import ServiceRuntime
import Testing
import UserAgent

@testable import token_server

extension HTTPServer.Configuration {
  /// On a port that the system chooses.
  static func local(
    limits: HTTPServer.Limits = .init(), deadlines: HTTPServer.Deadlines = .init(),
    accessLog: (@Sendable (AccessLogEntry) -> Void)? = nil
  ) -> Self {
    .init(port: 0, limits: limits, deadlines: deadlines, accessLog: accessLog)
  }
}

/// Runs a server as long as the closure runs.
@discardableResult
func withServer<Result>(
  _ server: HTTPServer, gracePeriod: Duration = .seconds(5),
  _ use: (HTTPServer) async throws -> Result
) async throws -> Result {
  try await server.start()
  do {
    let result = try await use(server)
    await server.shutdown(gracePeriod: gracePeriod)
    return result
  } catch {
    await server.shutdown(gracePeriod: .zero)
    throw error
  }
}

/// The token operations, in memory.
func tokenServer(_ configuration: HTTPServer.Configuration = .local()) throws -> HTTPServer {
  try Sodium.prepare()
  let key = try #require(SecretKey(Sodium.random(SecretKey.byteCount)))
  let keys = try #require(MasterKeys([key]))
  let service = TokenService(
    vault: try TokenVault(store: MemoryTokenStore(), reload: { keys }),
    gateway: try #require(SealedBoxGateway([key])))
  return HTTPServer(
    ServiceServer(UserAgentServer(service), authenticator: AllowEveryone()),
    configuration: configuration)
}

/// Answers every request with its body.
func echoServer(_ configuration: HTTPServer.Configuration = .local()) -> HTTPServer {
  HTTPServer(configuration: configuration) { request in
    TransportResponse(
      status: 200, headers: ["X-Target": request.target, "X-Method": request.method.rawValue],
      body: request.body)
  }
}

/// Checks that a server still answers, over both protocols.
func expectGoodService(
  port: Int, _ location: SourceLocation = #_sourceLocation
) async throws {
  let statuses = try await blocking {
    let client = try RawClient(port: port)
    try client.send(Message.save)
    let rest = try client.response()
    try client.send(Message.soapSave())
    let soap = try client.response()
    return [rest?.status, soap?.status]
  }
  #expect(statuses == [200, 200], sourceLocation: location)
}
