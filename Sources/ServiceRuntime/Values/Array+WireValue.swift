extension Array: WireValue where Element: WireValue {
  @_spi(Generated) public static var xmlName: XMLName {
    let item = Element.xmlName
    return XMLName("ArrayOf" + item.local, in: item.namespace)
  }
  @_spi(Generated) public static var wireDefault: [Element] { [] }

  @_spi(Generated) public static func code(_ value: inout [Element]?, with coder: FieldCoder) {
    coder.array(&value)
  }
}
