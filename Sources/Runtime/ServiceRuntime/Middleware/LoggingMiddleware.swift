public import Foundation

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
    next: @concurrent @Sendable (TransportRequest) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    try await CallRecord.observing(request, context: context, next: next, tell: write)
  }
}

/// The facts about a finished call. It has no secrets: no header fields, no query, no bodies.
public struct CallRecord: Sendable {
  /// When the call began.
  public let time: Date
  /// The operation; nil on a server if the request is not for an operation.
  public let operation: OperationInfo?
  /// The binding it was called over.
  public let binding: ServiceBinding
  /// The HTTP method.
  public let method: HTTPMethod
  /// The URL without its query; on a server the path alone.
  public let url: String
  /// The status of the response; nil on a client that received none.
  public let status: Int?
  /// What was thrown or refused; nil for a call that succeeded.
  public let failure: (any Error)?
  /// How long it took.
  public let duration: Duration
  /// The caller, on a server.
  public let principal: Principal?
  /// The address of the client, on a server whose transport sets it.
  public let remoteAddress: String?
  /// Identifies the call in logs on both sides.
  public let requestID: String?

  /// How it ended, in one word: `ok`, the kind of the fault (`notFound`), `refused` for another
  /// status that reports an error, or `failed`.
  public var outcome: String {
    if let fault = failure.flatMap(ServiceFault.init(in:)) { return fault.kind.rawValue }
    if failure != nil || status == nil { return "failed" }
    return (status ?? 0) < 400 ? "ok" : "refused"
  }

  /// The reason of a failure, for developers. Callers receive less.
  public var reason: String? { failure.map { ServiceFault(in: $0)?.reason ?? "\($0)" } }

  /// The call as one line of JSON, without a line break at its end.
  public var json: String {
    let milliseconds = (duration / .microseconds(1)).rounded() / 1000
    let members: [(String, String?)] = [
      ("time", Self.quoted(time.formatted(Self.timeFormat))),
      ("operation", operation.map { Self.quoted("\($0)") }),
      ("binding", Self.quoted(binding.rawValue)),
      ("method", Self.quoted(method.rawValue)), ("url", Self.quoted(url)),
      ("status", status.map(String.init)), ("outcome", Self.quoted(outcome)),
      ("reason", reason.map(Self.quoted)), ("durationMilliseconds", "\(milliseconds)"),
      ("principal", principal.map { Self.quoted($0.name) }),
      ("remoteAddress", remoteAddress.map(Self.quoted)), ("requestID", requestID.map(Self.quoted)),
    ]
    let known = members.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
    return "{\(known.joined(separator: ","))}"
  }

  private static let timeFormat = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// Everything except plain ASCII is escaped, so that a log cannot control a terminal.
  private static func quoted(_ text: String) -> String {
    let units = text.utf16.map { unit in
      switch unit {
      case 0x22, 0x5C: "\\" + String(decoding: CollectionOfOne(unit), as: UTF16.self)
      case 0x20..<0x7F: String(decoding: CollectionOfOne(unit), as: UTF16.self)
      default: "\\u" + String(String(UInt32(unit) | 0x1_0000, radix: 16).dropFirst())
      }
    }
    return "\"\(units.joined())\""
  }
}

extension CallRecord {
  /// Continues a call, and reports its outcome.
  static func observing(
    _ request: TransportRequest, context: OperationContext,
    next: @concurrent @Sendable (TransportRequest) async throws -> TransportResponse,
    tell: (CallRecord) -> Void
  ) async throws -> TransportResponse {
    let (time, start) = (Date(), ContinuousClock.now)
    func record(_ status: Int?, _ failure: (any Error)?) -> CallRecord {
      CallRecord(
        time: time, operation: context.operation, binding: context.binding,
        method: request.method, url: request.shownURL, status: status, failure: failure,
        duration: ContinuousClock.now - start, principal: context.principal,
        remoteAddress: request.remoteAddress, requestID: context.requestID)
    }
    do {
      let response = try await next(request)
      tell(record(response.status, response.failure))
      return response
    } catch {
      tell(record(nil, error))
      throw error
    }
  }
}
