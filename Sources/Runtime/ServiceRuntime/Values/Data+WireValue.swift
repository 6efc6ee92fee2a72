public import Foundation

extension Data: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("base64Binary", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Data { Data() }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Data? {
    // Line breaks inside base64 are common in XML. With this option Foundation also skips all other
    // invalid bytes, so the bytes other than white space must be checked first.
    if let data = Data(base64Encoded: text) { return data }
    let compact = text.filter { !$0.isXMLSpace }
    guard compact.utf8.count != text.utf8.count, let data = Data(base64Encoded: compact) else {
      throw LexicalError()
    }
    return data
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { base64EncodedString() }
}
