extension Int8: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("byte", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Int8 { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Int8?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}
