import Foundation

/// Writes a line for every call, on a server or on a client.
///
/// On a server it sees what is refused as well, with its status. Put it first, so that it sees what
/// the other middleware answers.
///
/// For example: `middleware: [LoggingMiddleware()]`.
public struct LoggingMiddleware: ClientMiddleware, ServerMiddleware {
  private let write: @Sendable (CallRecord) -> Void

  /// Creates middleware that writes a line of JSON for every call to the standard error.
  public init() {
    self.init { FileHandle.standardError.write(Data("\($0.json)\n".utf8)) }
  }

  /// Creates middleware that hands on what is known of every call.
  ///
  /// - Parameter write: Is called once a call is over, by many tasks at a time. It must not block.
  public init(_ write: @escaping @Sendable (CallRecord) -> Void) { self.write = write }

  /// Passes the request on, and writes what became of it.
  public func intercept(
    _ request: TransportRequest, context: OperationContext,
    next: @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    try await CallRecord.observing(request, context, next, tell: write)
  }
}
