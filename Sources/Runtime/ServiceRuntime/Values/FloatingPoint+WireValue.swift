extension Double: WireValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("double", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Double { 0 }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Double?, with coder: FieldCoder) {
    coder.double(&value)
  }
}

extension Float: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("float", in: XMLNamespace.arrays) }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Float { 0 }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Float? {
    if text.isEmpty { return nil }
    // `Double` refuses texts that are not decimal numbers. Reading through it would round twice.
    guard
      let value: Float =
        XMLNumber.notFinite(text) ?? Double(decimal: text).flatMap({ _ in Float(text) })
    else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { XMLNumber.text(of: self) }
}
