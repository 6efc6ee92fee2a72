/// Sees every request and the response to it; can change, repeat or answer them.
///
/// Adopt ``ClientMiddleware``, ``ServerMiddleware``, or both.
public protocol Middleware: Sendable {
  /// Passes the request on by calling `next`, any number of times, or answers it itself.
  ///
  /// On a server `next` answers whatever comes: a refusal and a failure are responses too, with
  /// their status and with ``TransportResponse/failure``. A middleware that throws refuses the
  /// request; the caller is told no more than a ``ServiceFault`` says.
  func intercept(
    _ request: TransportRequest,
    context: OperationContext,
    next: @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse
}
