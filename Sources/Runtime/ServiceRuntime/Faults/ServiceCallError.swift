/// The call itself failed: there is no response from the service, or it cannot be understood.
public struct ServiceCallError: Error, Sendable {
  /// What failed.
  public enum Kind: Sendable {
    /// The operation is not offered over the binding of the client. Nothing was sent.
    case bindingUnavailable
    /// A value cannot be sent. Nothing was sent.
    case encodingFailed
    /// The response is not valid for the operation.
    case invalidResponse
    /// The transport has no response.
    case transport(any Error)
    /// There was no response within the timeout.
    case timeout
    /// The response is larger than the client accepts.
    case responseTooLarge
  }

  /// What failed.
  public var kind: Kind
  /// The details, in a sentence.
  public var message: String
  /// The called operation.
  public var operation: OperationInfo?
  /// The binding of the call.
  public var binding: ServiceBinding?
  /// The HTTP method of the request, if there was one.
  public var method: HTTPMethod?
  /// The URL of the request, without its query, which may contain secrets.
  public var url: String?
  /// The status of the response, if there was one.
  public var httpStatus: Int?
  /// Identifies the call in the logs of the service.
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
  /// Operation, message and other known facts, on one line.
  public var description: String {
    CallFacts.line(
      operation.map { "\($0): \(message)" } ?? message, binding: binding, method: method, url: url,
      httpStatus: httpStatus, requestID: requestID)
  }
}
