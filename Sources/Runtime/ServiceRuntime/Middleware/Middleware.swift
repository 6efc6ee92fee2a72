/// Sees every request and its response. It can change and repeat requests, or respond itself.
///
/// Adopt ``ClientMiddleware``, ``ServerMiddleware``, or both.
public protocol Middleware: Sendable {
  /// Passes the request on by calling `next`, any number of times, or responds itself.
  ///
  /// On a server `next` always returns a response. Refusals and failures are responses too, with
  /// their status and with ``TransportResponse/failure``. A middleware that throws refuses the
  /// request. The caller receives only a ``ServiceFault``.
  func intercept(
    _ request: TransportRequest,
    context: OperationContext,
    next: @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse
}

/// Middleware between a client and its transport.
public protocol ClientMiddleware: Middleware {}

/// Middleware between a server and the operations it serves.
public protocol ServerMiddleware: Middleware {}
