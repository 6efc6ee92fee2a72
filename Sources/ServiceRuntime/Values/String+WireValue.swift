extension String: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("string", in: XMLNamespace.arrays) }
  /// What an absent value reads as.
  @_spi(Generated) public static var wireDefault: String { "" }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout String?, with coder: FieldCoder) {
    coder.string(&value)
  }
}
