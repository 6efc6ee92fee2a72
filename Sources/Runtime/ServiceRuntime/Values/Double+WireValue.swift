extension Double: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("double", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Double { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Double?, with coder: FieldCoder) {
    coder.double(&value)
  }
}
