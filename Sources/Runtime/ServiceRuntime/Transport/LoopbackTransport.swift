/// Calls a server in the same process, without a network.
public struct LoopbackTransport: ClientTransport {
  private let server: ServiceServer

  /// Creates a transport to a server.
  public init(_ server: ServiceServer) { self.server = server }

  /// Passes the request to the server.
  public func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    try Task.checkCancellation()
    return await server.respond(to: request)
  }
}
