extension ServiceFault {
  /// The meaning of a fault for the caller. It is the same over both bindings: SOAP sends it as the
  /// subcode, and REST as the status.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The request is wrong, and no other kind applies.
    case invalidRequest
    /// The credentials are missing or wrong.
    case unauthenticated
    /// The caller is known and not allowed to do this.
    case forbidden
    /// The thing that the request names does not exist.
    case notFound
    /// The caller already has the current version.
    case notModified
    /// The thing that the request would change is not in the expected state.
    case conflict
    /// The thing that the request would change was changed in the meantime.
    case preconditionFailed
    /// The request is larger than the service accepts.
    case tooLarge
    /// The caller calls too often.
    case tooManyRequests
    /// The service failed, and no other kind applies.
    case failed
    /// The service does not have this operation yet.
    case unimplemented
    /// The service is not available now. The same request may succeed later.
    case unavailable
  }

  /// The meaning of the fault, from its subcode, its status or else its code.
  public var kind: Kind {
    if let subcode, let kind = Kind(subcode: subcode) { return kind }
    if let kind = Kind.allCases.first(where: { $0.hasOwnSubcode && $0.status == httpStatus }) {
      return kind
    }
    switch code {
    case .client, .mustUnderstand, .versionMismatch: return .invalidRequest
    case .server, .other: return .failed
    }
  }

  /// A fault with the same meaning over both bindings.
  init(_ kind: Kind, _ reason: String) {
    self.init(
      kind.blamesService ? .server : .client, reason, subcode: kind.subcode,
      httpStatus: kind.status)
  }

  /// The subcode that is sent over SOAP.
  var sentSubcode: String? { subcode ?? kind.subcode }

  /// The subcode, unless the status already expresses it.
  var ownSubcode: String? { Kind(subcode: subcode ?? "") == nil ? subcode : nil }

  /// The status with the same meaning over REST.
  var restStatus: Int {
    // Over SOAP the status has no meaning, because all faults have the same one.
    if binding != .soap, let httpStatus, Self.isStatusOfFault(httpStatus) { return httpStatus }
    return kind.status
  }

  private static func isStatusOfFault(_ status: Int) -> Bool {
    (400...599).contains(status) || status == Kind.notModified.status
  }
}

extension ServiceFault.Kind {
  /// The status for this kind over REST.
  var status: Int {
    switch self {
    case .notModified: 304
    case .invalidRequest: 400
    case .unauthenticated: 401
    case .forbidden: 403
    case .notFound: 404
    case .conflict: 409
    case .preconditionFailed: 412
    case .tooLarge: 413
    case .tooManyRequests: 429
    case .failed: 500
    case .unimplemented: 501
    case .unavailable: 503
    }
  }

  /// The subcode for this kind over SOAP; nil if the code is enough. `Authentication` is the
  /// example in the SOAP 1.1 specification.
  var subcode: String? {
    switch self {
    case .invalidRequest, .failed: nil
    case .unauthenticated: "Authentication"
    case .forbidden: "Authorization"
    case .notFound: "NotFound"
    case .notModified: "NotModified"
    case .conflict: "Conflict"
    case .preconditionFailed: "PreconditionFailed"
    case .tooLarge: "TooLarge"
    case .tooManyRequests: "TooManyRequests"
    case .unimplemented: "NotImplemented"
    case .unavailable: "Unavailable"
    }
  }

  init?(subcode: String) {
    guard let kind = Self.allCases.first(where: { $0.subcode == subcode }) else { return nil }
    self = kind
  }

  fileprivate var hasOwnSubcode: Bool { subcode != nil }
  fileprivate var blamesService: Bool { status >= 500 }
}
