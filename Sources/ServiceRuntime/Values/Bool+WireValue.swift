extension Bool: WireValue {
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("boolean", in: XMLNamespace.arrays)
  }
  @_spi(Generated) public static var wireDefault: Bool { false }

  @_spi(Generated) public static func code(_ value: inout Bool?, with coder: FieldCoder) {
    coder.boolean(&value)
  }
}
