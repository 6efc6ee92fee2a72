extension Array: WireValue where Element: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    let item = Element.xmlName
    return XMLName("ArrayOf" + item.local, in: item.namespace)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: [Element] { [] }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout [Element]?, with coder: FieldCoder) {
    coder.array(&value)
  }
}
