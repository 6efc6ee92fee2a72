extension String: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("string", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: String { "" }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout String?, with coder: FieldCoder) {
    coder.string(&value)
  }
}
