/// The facts about a call for middleware and transports.
public struct OperationContext: Hashable, Sendable {
  /// The operation; nil on a server if the request is not for an operation.
  public let operation: OperationInfo?
  /// The binding it is called over.
  public let binding: ServiceBinding
  /// Identifies the call in logs on both sides.
  public let requestID: String?
  /// The caller, as determined by the authenticator; nil on a client, for an anonymous caller, and
  /// for a refused one.
  public let principal: Principal?

  /// Creates a context.
  public init(
    operation: OperationInfo?, binding: ServiceBinding, requestID: String? = nil,
    principal: Principal? = nil
  ) {
    self.operation = operation
    self.binding = binding
    self.requestID = requestID
    self.principal = principal
  }
}
