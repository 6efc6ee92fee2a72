/// Sends requests and receives responses.
public protocol ClientTransport: Sendable {
  /// Sends a request. Throws if there is no response, and `CancellationError` if the task is
  /// cancelled. Every status is a response.
  func send(_ request: TransportRequest, context: OperationContext) async throws
    -> TransportResponse
}
