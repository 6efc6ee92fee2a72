/// Optional items: an array may have nil, written as `xsi:nil` or `null`.
extension Optional: WireValue where Wrapped: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { Wrapped.xmlName }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Wrapped? { nil }
  /// Whether the value is written as nil.
  @_spi(Generated) public var isNilValue: Bool { !hasValue }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Wrapped??, with coder: FieldCoder) {
    var wrapped = value ?? nil
    Wrapped.code(&wrapped, with: coder)
    value = .some(wrapped)
  }
}
