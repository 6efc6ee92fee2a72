import Foundation

/// Writes a line for every call, on a server or on a client.
///
/// On a server it also sees refused requests, with their status. Put it first, so that it sees the
/// responses of the other middleware.
///
/// For example: `middleware: [LoggingMiddleware()]`.
public struct LoggingMiddleware: ClientMiddleware, ServerMiddleware {
  private let write: @Sendable (CallRecord) -> Void

  /// Creates middleware that writes a line of JSON for every call to the standard error.
  public init() {
    self.init { FileHandle.standardError.write(Data("\($0.json)\n".utf8)) }
  }

  /// Creates middleware that passes on the record of every call.
  ///
  /// - Parameter write: Called at the end of each call, from many tasks at a time. It must not
  ///   block.
  public init(_ write: @escaping @Sendable (CallRecord) -> Void) { self.write = write }

  /// Passes the request on, and writes its outcome.
  public func intercept(
    _ request: TransportRequest, context: OperationContext,
    next: @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    try await CallRecord.observing(request, context: context, next: next, tell: write)
  }
}
