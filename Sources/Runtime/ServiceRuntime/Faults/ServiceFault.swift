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
