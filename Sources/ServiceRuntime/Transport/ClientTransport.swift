/// Sends requests and receives responses: the one thing a client needs from the outside.
public protocol ClientTransport: Sendable {
  /// Sends a request; throws when there is no response, `CancellationError` when the task is
  /// cancelled. Every status is a response.
  func send(_ request: TransportRequest, context: OperationContext) async throws
    -> TransportResponse
}
