/// An error that a service reports. Clients throw it, and implementations of a service throw it to
/// report an error.
public struct ServiceFault: Error, Hashable, Sendable {
  /// Who caused the fault.
  public enum Code: Hashable, Sendable {
    /// The request is wrong; sending it again does not help.
    case client
    /// The service failed; the same request may succeed later.
    case server
    /// A header marked as mandatory is not understood.
    case mustUnderstand
    /// The service does not support the version of the envelope.
    case versionMismatch
    /// Any other code.
    case other(String)
  }

  /// Who caused the fault.
  public var code: Code
  /// Refines the code, for example `Authentication`.
  public var subcode: String?
  /// What went wrong, in a sentence.
  public var reason: String
  /// Details, if the service sent any.
  public var detail: String?
  /// The whole error, unchanged: the content of `detail` of a SOAP fault, or the body over REST.
  /// ``detail(as:)`` reads it as a type. An implementation may set XML, which is sent over SOAP.
  public var content: OpaqueValue?
  /// The exception that caused it, if the service sent it.
  public var exception: ExceptionInfo?
  /// The status of the response. An implementation sets it to choose the status over REST.
  public var httpStatus: Int?
  /// The called operation; set by the client.
  public var operation: OperationInfo?
  /// The binding of the call; set by the client.
  public var binding: ServiceBinding?
  /// The HTTP method of the request; set by the client.
  public var method: HTTPMethod?
  /// The URL of the request, without its query, which may contain secrets; set by the client.
  public var url: String?
  /// Identifies the call in the logs of the service; set by the client if the response has it.
  public var requestID: String?

  /// Creates a fault.
  public init(
    _ code: Code, _ reason: String, subcode: String? = nil, detail: String? = nil,
    exception: ExceptionInfo? = nil, httpStatus: Int? = nil
  ) {
    self.code = code
    self.reason = reason
    self.subcode = subcode
    self.detail = detail
    self.exception = exception
    self.httpStatus = httpStatus
  }
}

extension ExceptionInfo: Hashable {
  /// Hashes the parts that distinguish exceptions.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(message)
    hasher.combine(exceptionType)
  }
}

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

extension ServiceFault {
  /// The detail of the fault, read as a type.
  ///
  /// Over SOAP it is the element in the fault's `detail` with the name of the type, in any
  /// namespace. Over REST it is the whole body.
  ///
  /// - Returns: nil if there is no such element, or if it cannot be read as the type.
  public func detail<Object: ServiceObject>(as type: Object.Type = Object.self) -> Object? {
    switch content {
    case .xml(let fragment): fragment.child(as: Object.self)
    case .json(.object(let properties)):
      JSONFieldReader.value(Object.self, from: properties)
    case .json, .text, nil: nil
    }
  }
}

extension XMLFragment {
  /// The texts in it, in document order.
  var texts: [String] {
    nodes.flatMap { node in
      switch node {
      case .text(let text): [text]
      case .element(_, let content): content.texts
      }
    }
  }

  fileprivate func child<Object: ServiceObject>(as type: Object.Type) -> Object? {
    for case .element(let name, let content) in nodes where name.local == Object.xmlName.local {
      return (try? AnyElement(name: name, content: content).value(Object.self)) ?? nil
    }
    return nil
  }
}
