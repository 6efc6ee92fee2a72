import ServiceRuntime

/// Who did what, for those who have to know later. There are no secrets in it: an entry is named
/// by a part of its hash.
struct AuditEvent: Sendable {
  enum Action: String, CaseIterable, Sendable {
    case saved
    case found
    case notFound = "not-found"
    /// The caller was not let in, or sent what cannot be used.
    case refused
    /// The server could not do its work.
    case failed
  }

  let action: Action
  let context: CallContext
  var entry: KeyHash?
  var reason: String?
  /// Whom a call claims to come from that was not let in.
  var tried: String?

  /// As a line of the log.
  var fields: [(String, String?)] {
    [
      ("event", action.rawValue), ("operation", "\(context.operation)"),
      ("binding", "\(context.binding)"), ("caller", context.principal?.name),
      ("entry", entry?.description), ("reason", reason), ("tried", tried),
      ("address", context.remoteAddress), ("requestID", context.requestID),
    ]
  }
}
