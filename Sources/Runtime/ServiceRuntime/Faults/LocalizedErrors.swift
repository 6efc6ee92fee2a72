public import Foundation

// The texts for alerts and `localizedDescription`. The details for developers are in `description`.

extension ServiceFault: LocalizedError {
  /// What went wrong: the text of the service for users, or else the reason.
  public var errorDescription: String? { exception?.friendlyText ?? reason }
  /// Details, if the service sent any.
  public var failureReason: String? { detail }
}

extension TypedFault: LocalizedError {
  /// What went wrong, like that of the fault.
  public var errorDescription: String? { fault.errorDescription }
  /// Details, if the service sent any.
  public var failureReason: String? { fault.failureReason }
}

extension ServiceCallError: LocalizedError {
  /// What failed, in a sentence.
  public var errorDescription: String? { message }
  /// The operation, the request and the status.
  public var failureReason: String? { description }
}

extension TransportError: LocalizedError {
  /// The reason in a sentence, with the host.
  public var errorDescription: String? { description }
}

extension DuplicateOperationError: LocalizedError {
  /// The operations, and how to fix the problem.
  public var errorDescription: String? { description }
}

extension LexicalError: LocalizedError {
  /// The problem.
  @_spi(Generated) public var errorDescription: String? { "The text is not a value of the type." }
}

extension CodingFailure: LocalizedError {
  var errorDescription: String? { description }
}
