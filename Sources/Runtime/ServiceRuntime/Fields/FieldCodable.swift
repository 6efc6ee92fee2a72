/// A type whose named fields a coder can visit in wire order.
///
/// Generated types conform. One method is used to read, write, compare and fill values over both
/// bindings.
public protocol FieldCodable: Sendable {
  /// An empty value, to read into.
  @_spi(Generated) static func empty() -> Self
  /// Passes every field to the coder, which reads or writes it.
  @_spi(Generated) mutating func code(with coder: FieldCoder)
}
