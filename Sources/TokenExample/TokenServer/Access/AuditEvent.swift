import ServiceRuntime

/// Who did what, for later questions. It contains no secrets: an entry is identified by a part of
/// its hash.
struct AuditEvent: Sendable {
  enum Action: String, CaseIterable, Sendable {
    case saved
    case found
    case notFound = "not-found"
    /// The caller was refused, or sent something that cannot be used.
    case refused
    /// The server failed.
    case failed
  }

  let action: Action
  let context: CallContext
  var entry: KeyHash?
  var reason: String?
  /// The name that a refused call claimed.
  var tried: String?

  /// The fields of a line of the log.
  var fields: [(String, String?)] {
    [
      ("event", action.rawValue), ("operation", "\(context.operation)"),
      ("binding", "\(context.binding)"), ("caller", context.principal?.name),
      ("entry", entry?.description), ("reason", reason), ("tried", tried),
      ("address", context.remoteAddress), ("requestID", context.requestID),
    ]
  }
}
