/// What a service said instead of answering: thrown by clients, and by the implementation of a
/// service to say it.
public struct ServiceFault: Error, Hashable, Sendable {
  /// Whose fault it is.
  public enum Code: Hashable, Sendable {
    /// The request is wrong; sending it again does not help.
    case client
    /// The service failed; the same request may succeed later.
    case server
    /// A header marked as mandatory is not understood.
    case mustUnderstand
    /// The envelope is of a version the service does not speak.
    case versionMismatch
    /// Any other code.
    case other(String)
  }

  /// Whose fault it is.
  public var code: Code
  /// Refines the code, for example `Authentication`.
  public var subcode: String?
  /// What went wrong, in a sentence.
  public var reason: String
  /// More about it, where the service says more.
  public var detail: String?
  /// All that the service says about it, as it came: what is in the `detail` of a SOAP fault, the
  /// body over REST. ``detail(as:)`` reads it as a type. An implementation may set XML, which goes
  /// out over SOAP.
  public var content: OpaqueValue?
  /// The exception behind it, where the service tells.
  public var exception: ExceptionInfo?
  /// The status of the response. An implementation sets it to choose the status over REST.
  public var httpStatus: Int?
  /// The operation called; set by the client.
  public var operation: OperationInfo?
  /// The protocol it was called over; set by the client.
  public var binding: ServiceBinding?
  /// The HTTP method of the request; set by the client.
  public var method: HTTPMethod?
  /// The URL of the request, without its query, which may hold secrets; set by the client.
  public var url: String?
  /// Names the call in the service's logs; set by the client where the response tells.
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
  /// Hashes what tells exceptions apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(message)
    hasher.combine(exceptionType)
  }
}
