/// A sequence of named fields that a coder can visit in wire order.
///
/// Generated types conform; one method serves reading, writing, comparing and filling, in both
/// bindings.
public protocol FieldCodable: Sendable {
  /// A value with nothing set, to read into.
  @_spi(Generated) static func empty() -> Self
  /// Shows every field to the coder, which reads or writes it.
  @_spi(Generated) mutating func code(with coder: FieldCoder)
}
