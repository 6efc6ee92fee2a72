public import Foundation

// What an alert or `localizedDescription` shows. The facts for developers are in `description`.

extension ServiceFault: LocalizedError {
  /// What went wrong: in the words that the service has for users, or else its reason.
  public var errorDescription: String? { exception?.friendlyText ?? reason }
  /// More about it, where the service says more.
  public var failureReason: String? { detail }
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
  /// The operations, and what to do.
  public var errorDescription: String? { description }
}

extension LexicalError: LocalizedError {
  /// What is wrong.
  @_spi(Generated) public var errorDescription: String? { "The text is not a value of the type." }
}

extension CodingFailure: LocalizedError {
  var errorDescription: String? { description }
}
