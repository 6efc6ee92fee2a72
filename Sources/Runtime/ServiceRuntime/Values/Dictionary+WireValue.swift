/// A dictionary inside a list or another dictionary.
///
/// Generated code passes its documented names to the coder (``DictionaryNames``). A dictionary that
/// only REST has uses the default names of data contracts.
extension Dictionary: WireValue where Key: DictionaryKey, Value: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("ArrayOf" + itemName.local, in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: [Key: Value] { [:] }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout [Key: Value]?, with coder: FieldCoder) {
    coder.entries(&value)
  }

  /// The element around an entry.
  static var itemName: XMLName {
    XMLName("KeyValueOf" + Key.xmlName.local + Value.xmlName.local, in: XMLNamespace.arrays)
  }
}
