extension Int64: WireValue {
  @_spi(Generated) public static var xmlName: XMLName { XMLName("long", in: XMLNamespace.arrays) }
  @_spi(Generated) public static var wireDefault: Int64 { 0 }

  @_spi(Generated) public static func code(_ value: inout Int64?, with coder: FieldCoder) {
    coder.integer(&value)
  }
}
