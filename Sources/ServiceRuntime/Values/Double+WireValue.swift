extension Double: WireValue {
  @_spi(Generated) public static var xmlName: XMLName { XMLName("double", in: XMLNamespace.arrays) }
  @_spi(Generated) public static var wireDefault: Double { 0 }

  @_spi(Generated) public static func code(_ value: inout Double?, with coder: FieldCoder) {
    coder.double(&value)
  }
}
