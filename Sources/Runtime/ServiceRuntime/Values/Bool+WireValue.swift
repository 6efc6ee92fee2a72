extension Bool: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("boolean", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Bool { false }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Bool?, with coder: FieldCoder) {
    coder.boolean(&value)
  }
}
