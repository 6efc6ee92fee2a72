extension Int32: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("int", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Int32 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Int32?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}
