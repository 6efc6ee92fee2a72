/// An operation: its parameters, its results and how it is called.
@_spi(Generated) public protocol OperationDefinition: Sendable {
  /// The parameters.
  associatedtype Input: FieldCodable
  /// The results.
  associatedtype Output: FieldCodable
  /// How it is called.
  static var descriptor: OperationDescriptor { get }
}
