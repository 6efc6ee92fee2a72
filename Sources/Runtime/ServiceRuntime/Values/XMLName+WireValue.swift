/// A name as a value (`xs:QName`, XML Schema Part 2, section 3.2.18).
///
/// In XML the namespace is a prefix, which is declared where the value is written. Everywhere else
/// the text is in Clark notation: `{namespace}local`.
extension XMLName: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("QName", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: XMLName { XMLName("", in: "") }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout XMLName?, with coder: FieldCoder) {
    coder.qualifiedName(&value)
  }

  /// Reads Clark notation.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> XMLName? {
    if text.isEmpty { return nil }
    let name = XMLName(clark: text)
    guard QualifiedName.isName(name.local) else { throw LexicalError() }
    return name
  }

  /// The name in Clark notation.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { description }
}
