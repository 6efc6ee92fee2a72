extension ServiceFault {
  /// The request is wrong: status 400 over REST.
  public static func client(_ reason: String) -> ServiceFault { ServiceFault(.client, reason) }

  /// The service failed: status 500 over REST.
  public static func server(_ reason: String) -> ServiceFault { ServiceFault(.server, reason) }

  /// The credentials are missing or wrong: status 401 over REST.
  public static func unauthenticated(
    _ reason: String = "The credentials are missing or not accepted."
  ) -> ServiceFault { ServiceFault(.unauthenticated, reason) }

  /// The caller is known and not allowed to do this: status 403 over REST.
  public static func forbidden(
    _ reason: String = "The caller is not allowed to do this."
  ) -> ServiceFault { ServiceFault(.forbidden, reason) }

  /// The thing that the request names does not exist: status 404 over REST.
  public static func notFound(_ reason: String = "There is no such thing.") -> ServiceFault {
    ServiceFault(.notFound, reason)
  }

  /// The caller already has the current version (`If-Modified-Since`): status 304 over REST.
  public static func notModified(
    _ reason: String = "Nothing has changed since then."
  ) -> ServiceFault { ServiceFault(.notModified, reason) }

  /// The thing that the request would change is not in the expected state: status 409 over REST.
  public static func conflict(_ reason: String) -> ServiceFault { ServiceFault(.conflict, reason) }

  /// The thing that the request would change was changed in the meantime (`If-Unmodified-Since`):
  /// status 412 over REST.
  public static func preconditionFailed(
    _ reason: String = "It has changed since then."
  ) -> ServiceFault { ServiceFault(.preconditionFailed, reason) }

  /// The request is larger than the service accepts: status 413 over REST.
  public static func tooLarge(_ reason: String) -> ServiceFault { ServiceFault(.tooLarge, reason) }

  /// The caller calls too often: status 429 over REST.
  public static func tooManyRequests(
    _ reason: String = "Too many calls; try again later."
  ) -> ServiceFault { ServiceFault(.tooManyRequests, reason) }

  /// The service does not have this operation yet: status 501 over REST.
  public static func unimplemented(_ operation: OperationInfo) -> ServiceFault {
    ServiceFault(.unimplemented, "\(operation.name) is not implemented.")
  }

  /// The service is not available now: status 503 over REST.
  public static func unavailable(
    _ reason: String = "The service is not available now; try again later."
  ) -> ServiceFault { ServiceFault(.unavailable, reason) }

  /// Whether new credentials could help.
  public var isAuthenticationFailure: Bool { kind == .unauthenticated }

  /// Whether the caller already has the current version.
  public var isNotModified: Bool { kind == .notModified }

  /// Whether the thing that the request names does not exist.
  public var isNotFound: Bool { kind == .notFound }
}

extension ServiceFault: CustomStringConvertible {
  /// Operation, reason and other known facts, on one line.
  public var description: String {
    var text = operation.map { "\($0): " } ?? ""
    text += reason
    if let detail { text += " (\(detail))" }
    if let type = exception?.exceptionType { text += " [\(type)]" }
    return CallFacts.line(
      text, binding: binding, method: method, url: url, httpStatus: httpStatus,
      requestID: requestID)
  }
}

/// The known facts about a failed call, for the end of a line.
enum CallFacts {
  static func line(
    _ text: String, binding: ServiceBinding?, method: HTTPMethod?, url: String?,
    httpStatus: Int?, requestID: String?
  ) -> String {
    let address = [method?.rawValue, url].compactMap(\.self).joined(separator: " ")
    let facts = [
      binding?.description, address.isEmpty ? nil : address, httpStatus.map { "status \($0)" },
      requestID.map { "request \($0)" },
    ].compactMap(\.self)
    return facts.isEmpty ? text : text + " – " + facts.joined(separator: ", ")
  }
}
