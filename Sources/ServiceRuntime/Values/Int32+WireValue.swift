extension Int32: WireValue {
  @_spi(Generated) public static var xmlName: XMLName { XMLName("int", in: XMLNamespace.arrays) }
  @_spi(Generated) public static var wireDefault: Int32 { 0 }

  @_spi(Generated) public static func code(_ value: inout Int32?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}
