/// The request or the response of an operation.
@_spi(Generated) public protocol OperationMessage: FieldCodable {
  /// Creates an empty message.
  init()
}

extension OperationMessage {
  /// An empty message, to read into.
  @_spi(Generated) public static func empty() -> Self { Self() }
}

/// A message without values.
@_spi(Generated) public struct EmptyMessage: OperationMessage {
  /// Creates the message.
  public init() {}

  /// Passes no value to a coder.
  public mutating func code(with coder: FieldCoder) {}
}
