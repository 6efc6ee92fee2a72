/// Sees every request and the response to it; can change, repeat or answer them.
///
/// Adopt ``ClientMiddleware``, ``ServerMiddleware``, or both.
public protocol Middleware: Sendable {
  /// Passes the request on by calling `next`, any number of times, or answers it itself.
  ///
  /// On a server, what `next` throws is what the operation threw; a middleware that lets it pass
  /// leaves the answer to the server, which tells the caller no more than a ``ServiceFault`` says.
  func intercept(
    _ request: TransportRequest,
    context: OperationContext,
    next: @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse
}
