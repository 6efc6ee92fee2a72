import Foundation

extension Decimal: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("decimal", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Decimal { 0 }

  /// The maximum number of digits without loss.
  private static let mostDigits = 38

  /// Reads the text. If it has too many digits, it is refused instead of rounded.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Decimal? {
    if text.isEmpty { return nil }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let count = parts.reduce(0) { $0 + $1.count }
    guard text.utf8.count - digits.count <= 1, (1...2).contains(parts.count),
      (1...mostDigits).contains(count),
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }),
      let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { description }
}
