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

/// The response of an operation with one result that may be nil, in the element `Response`.
///
/// Most responses of NetServer have this form, so they share a type.
@_spi(Generated) public struct OptionalResponse<Value: WireValue>: OperationMessage {
  /// The result.
  public var response: Value?

  /// Creates a response without a result.
  public init() {}

  /// Creates a response from its result.
  public init(response: Value?) { self.response = response }

  /// Passes the result to a coder.
  public mutating func code(with coder: FieldCoder) { coder.field("Response", &response) }
}

/// The response of an operation with one result that is never nil, in the element `Response`.
@_spi(Generated) public struct RequiredResponse<Value: WireValue>: OperationMessage {
  /// The result.
  public var response: Value = .wireDefault

  /// Creates a response with the default of the type.
  public init() {}

  /// Creates a response from its result.
  public init(response: Value) { self.response = response }

  /// Passes the result to a coder.
  public mutating func code(with coder: FieldCoder) { coder.field("Response", &response) }
}
