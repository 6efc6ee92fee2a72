extension String: WireValue {
  @_spi(Generated) public static var xmlName: XMLName { XMLName("string", in: XMLNamespace.arrays) }
  @_spi(Generated) public static var wireDefault: String { "" }

  @_spi(Generated) public static func code(_ value: inout String?, with coder: FieldCoder) {
    coder.string(&value)
  }
}
