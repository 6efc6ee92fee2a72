extension ServiceFault {
  /// The request is wrong: status 400 over REST.
  public static func client(_ reason: String) -> ServiceFault { ServiceFault(.client, reason) }

  /// The service failed: status 500 over REST.
  public static func server(_ reason: String) -> ServiceFault { ServiceFault(.server, reason) }

  /// The credentials are missing or wrong: status 401 over REST.
  public static func unauthenticated(
    _ reason: String = "The credentials are missing or not accepted."
  ) -> ServiceFault {
    ServiceFault(.client, reason, subcode: authentication, httpStatus: 401)
  }

  /// The caller is known and not allowed to do this: status 403 over REST.
  public static func forbidden(
    _ reason: String = "The caller is not allowed to do this."
  ) -> ServiceFault {
    ServiceFault(.client, reason, subcode: "Authorization", httpStatus: 403)
  }

  /// What the request names does not exist: status 404 over REST.
  public static func notFound(_ reason: String = "There is no such thing.") -> ServiceFault {
    ServiceFault(.client, reason, httpStatus: 404)
  }

  /// The caller has what there is already (`If-Modified-Since`): status 304 over REST.
  public static func notModified(
    _ reason: String = "Nothing has changed since then."
  ) -> ServiceFault {
    ServiceFault(.client, reason, httpStatus: notModifiedStatus)
  }

  /// What the request would change is not as it expects: status 409 over REST.
  public static func conflict(_ reason: String) -> ServiceFault {
    ServiceFault(.client, reason, httpStatus: 409)
  }

  /// What the request would change has changed meanwhile (`If-Unmodified-Since`): status 412 over
  /// REST.
  public static func preconditionFailed(
    _ reason: String = "It has changed since then."
  ) -> ServiceFault {
    ServiceFault(.client, reason, httpStatus: 412)
  }

  /// The service does not have this operation yet: status 501 over REST.
  public static func unimplemented(_ operation: OperationInfo) -> ServiceFault {
    ServiceFault(.server, "\(operation.name) is not implemented.", httpStatus: 501)
  }

  /// Whether fresh credentials could help.
  public var isAuthenticationFailure: Bool {
    httpStatus == 401 || subcode == Self.authentication
  }

  /// Whether the caller has what there is already.
  public var isNotModified: Bool { httpStatus == Self.notModifiedStatus }

  /// Whether what the request names does not exist.
  public var isNotFound: Bool { httpStatus == 404 }

  static let notModifiedStatus = 304

  /// The refinement the SOAP 1.1 specification itself uses as its example.
  private static let authentication = "Authentication"

  /// The status that says the same over REST.
  var restStatus: Int {
    if let httpStatus, (400...599).contains(httpStatus) || isNotModified { return httpStatus }
    switch code {
    case .client, .mustUnderstand, .versionMismatch: return 400
    case .server, .other: return 500
    }
  }
}

extension ServiceFault: CustomStringConvertible {
  /// Operation, reason and what is known beside it, in one line.
  public var description: String {
    var text = operation.map { "\($0): " } ?? ""
    text += reason
    if let detail { text += " (\(detail))" }
    if let type = exception?.exceptionType { text += " [\(type)]" }
    let facts = [
      binding?.description, httpStatus.map { "status \($0)" }, requestID.map { "request \($0)" },
    ].compactMap(\.self)
    return facts.isEmpty ? text : text + " – " + facts.joined(separator: ", ")
  }
}
