/// A value that can be sent over SOAP and REST.
///
/// Strings, numbers, `Bool`, ``DateTime``, ``TimeSpan``, `Data`, the generated objects and
/// enumerations, and arrays and optionals of these conform. Do not conform your own types to it.
public protocol WireValue: Equatable, Sendable {
  /// The name of the type. In an array, it is the name of the item elements.
  @_spi(Generated) static var xmlName: XMLName { get }
  /// The value for a missing element, if the property is not optional.
  @_spi(Generated) static var wireDefault: Self { get }
  /// Reads or writes one value with the coder.
  @_spi(Generated) static func code(_ value: inout Self?, with coder: FieldCoder)
  /// Whether an array item of this value is written as `xsi:nil` or `null`.
  @_spi(Generated) var isNilValue: Bool { get }
}

extension WireValue {
  /// Whether the value is written as nil.
  @_spi(Generated) public var isNilValue: Bool { false }
}
