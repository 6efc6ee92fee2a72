/// The request or the response of an operation.
@_spi(Generated) public protocol OperationMessage: FieldCodable {
  /// Creates an empty message.
  init()
}

extension OperationMessage {
  /// An empty message, to read into.
  @_spi(Generated) public static func empty() -> Self { Self() }
}

/// The response of an operation: a message with what the operation returns.
@_spi(Generated) public protocol OperationResponse: FieldCodable {
  /// What the operation returns in Swift: the value of its one result, a tuple of several, or
  /// nothing.
  associatedtype Result: Sendable = Self
  /// What the operation returns.
  var result: Result { get }
  /// Creates the message from what the operation returns.
  init(result: Result)
}

/// By default a message is what the operation returns.
extension OperationResponse where Result == Self {
  /// The message.
  public var result: Self { self }

  /// Returns the message.
  public init(result: Self) { self = result }
}

/// The response of an operation without results.
@_spi(Generated) public struct EmptyResponse: OperationMessage, OperationResponse {
  /// Nothing.
  public var result: Void { () }

  /// Creates the response.
  public init() {}

  /// Creates the response.
  public init(result: Void) {}

  /// Passes no value to a coder.
  public mutating func code(with coder: FieldCoder) {}
}

/// The response of an operation with one result that may be nil, in the element `Response`.
///
/// Most responses of NetServer have this form, so they share a type.
@_spi(Generated)
public struct OptionalResponse<Value: WireValue>: OperationMessage,
  OperationResponse
{
  /// The result.
  public var result: Value?

  /// Creates a response without a result.
  public init() {}

  /// Creates a response from its result.
  public init(result: Value?) { self.result = result }

  /// Passes the result to a coder.
  public mutating func code(with coder: FieldCoder) { coder.field("Response", &result) }
}

/// The response of an operation with one result that is never nil, in the element `Response`.
@_spi(Generated)
public struct RequiredResponse<Value: WireValue>: OperationMessage,
  OperationResponse
{
  /// The result.
  public var result: Value = .wireDefault

  /// Creates a response with the default of the type.
  public init() {}

  /// Creates a response from its result.
  public init(result: Value) { self.result = result }

  /// Passes the result to a coder.
  public mutating func code(with coder: FieldCoder) { coder.field("Response", &result) }
}
