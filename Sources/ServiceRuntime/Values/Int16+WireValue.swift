extension Int16: WireValue {
  @_spi(Generated) public static var xmlName: XMLName { XMLName("short", in: XMLNamespace.arrays) }
  @_spi(Generated) public static var wireDefault: Int16 { 0 }

  @_spi(Generated) public static func code(_ value: inout Int16?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}
