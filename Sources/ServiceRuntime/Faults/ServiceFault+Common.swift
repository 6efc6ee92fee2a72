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

  /// The service does not have this operation yet: status 501 over REST.
  public static func unimplemented(_ operation: OperationInfo) -> ServiceFault {
    ServiceFault(.server, "\(operation.name) is not implemented.", httpStatus: 501)
  }

  /// Whether fresh credentials could help.
  public var isAuthenticationFailure: Bool {
    httpStatus == 401 || subcode == Self.authentication
  }

  /// The refinement the SOAP 1.1 specification itself uses as its example.
  private static let authentication = "Authentication"

  /// The status that says the same over REST.
  var restStatus: Int {
    if let httpStatus, (400...599).contains(httpStatus) { return httpStatus }
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
