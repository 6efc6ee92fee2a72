/// The call itself failed: there is no answer of the service, or none that can be understood.
public struct ServiceCallError: Error, Sendable {
  /// What failed.
  public enum Kind: Sendable {
    /// The operation cannot be called over the client's protocol; nothing was sent.
    case bindingUnavailable
    /// A value cannot be sent; nothing was sent.
    case encodingFailed
    /// The response is not what was asked for.
    case invalidResponse
    /// The transport gave no response.
    case transport(any Error)
    /// There was no response in time.
    case timeout
    /// The response is larger than the client accepts.
    case responseTooLarge
  }

  /// What failed.
  public var kind: Kind
  /// What exactly, in a sentence.
  public var message: String
  /// The operation called.
  public var operation: OperationInfo?
  /// The protocol it was called over.
  public var binding: ServiceBinding?
  /// The HTTP method of the request, where one was made.
  public var method: HTTPMethod?
  /// The URL of the request, without its query, which may hold secrets.
  public var url: String?
  /// The status of the response, where there was one.
  public var httpStatus: Int?
  /// Names the call in the service's logs.
  public var requestID: String?

  /// Creates an error.
  public init(
    _ kind: Kind, _ message: String, operation: OperationInfo? = nil,
    binding: ServiceBinding? = nil, method: HTTPMethod? = nil, url: String? = nil,
    httpStatus: Int? = nil, requestID: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.operation = operation
    self.binding = binding
    self.method = method
    self.url = url
    self.httpStatus = httpStatus
    self.requestID = requestID
  }
}

extension ServiceCallError: CustomStringConvertible {
  /// Operation, message and what else is known, in one line.
  public var description: String {
    CallFacts.line(
      operation.map { "\($0): \(message)" } ?? message, binding: binding, method: method, url: url,
      httpStatus: httpStatus, requestID: requestID)
  }
}
