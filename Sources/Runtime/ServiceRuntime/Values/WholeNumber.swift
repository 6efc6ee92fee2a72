/// A whole number of any size (`xs:integer`), exact to the last digit.
///
/// Write it as a number, or make it from an integer: `WholeNumber(count)`. `Int(exactly: number)`
/// returns an integer of Swift, or nil if the number does not fit.
public struct WholeNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The digits, without leading zeros and with a minus if the number is negative.
  public let text: String

  /// Reads digits with or without a sign; nil if the text is anything else.
  public init?(_ text: String) {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard text.utf8.count - digits.count <= 1, !digits.isEmpty,
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    let magnitude = significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
    self.text = text.hasPrefix("-") && magnitude != "0" ? "-" + magnitude : magnitude
  }

  /// Creates the number that an integer is.
  public init<Integer: BinaryInteger>(_ number: Integer) { text = String(number) }

  /// The digits, with a minus if the number is negative.
  public var description: String { text }

  /// Whether a number is less than another.
  public static func < (a: WholeNumber, b: WholeNumber) -> Bool {
    switch (a.isNegative, b.isNegative) {
    case (false, false): a.isShorterOrLess(than: b)
    case (true, true): b.isShorterOrLess(than: a)
    case (let isLess, _): isLess
    }
  }

  private var isNegative: Bool { text.utf8.first == UInt8(ascii: "-") }

  /// Whether it is closer to zero than a number with the same sign.
  private func isShorterOrLess(than other: WholeNumber) -> Bool {
    let (count, otherCount) = (text.utf8.count, other.text.utf8.count)
    return count == otherCount ? text < other.text : count < otherCount
  }
}

extension WholeNumber: ExpressibleByIntegerLiteral {
  /// Creates the number that is written.
  public init(integerLiteral number: Int) { self.init(number) }
}

extension FixedWidthInteger {
  /// The integer that a number is; nil if it does not fit.
  public init?(exactly number: WholeNumber) { self.init(number.text) }
}

extension WholeNumber: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("integer", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: WholeNumber { 0 }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> WholeNumber? {
    if text.isEmpty { return nil }
    guard let number = WholeNumber(text) else { throw LexicalError() }
    return number
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { text }
}
