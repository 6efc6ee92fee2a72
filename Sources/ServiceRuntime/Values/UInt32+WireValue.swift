extension UInt32: WireValue {
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("unsignedInt", in: XMLNamespace.arrays)
  }
  @_spi(Generated) public static var wireDefault: UInt32 { 0 }

  @_spi(Generated) public static func code(_ value: inout UInt32?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}
