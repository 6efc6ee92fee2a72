/// What middleware and transports know of a call.
public struct OperationContext: Hashable, Sendable {
  /// The operation; nil on a server for a request that is for none.
  public let operation: OperationInfo?
  /// The protocol it is called over.
  public let binding: ServiceBinding
  /// Names the call in logs on both sides.
  public let requestID: String?
  /// Who the authenticator says calls; nil on a client, for an anonymous caller, and for one who is
  /// refused.
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
