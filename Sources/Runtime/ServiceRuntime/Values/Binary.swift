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

/// Bytes that are sent as hexadecimal digits (`xs:hexBinary`).
public struct HexBinary: Hashable, Sendable {
  /// The bytes.
  public var data: Data

  /// Creates a value from bytes.
  public init(_ data: Data) { self.data = data }
}

extension HexBinary: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("hexBinary", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: HexBinary { HexBinary(Data()) }

  /// Reads uppercase and lowercase digits.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> HexBinary? {
    let digits = text.utf8.map(digit)
    guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { throw LexicalError() }
    let values = digits.compactMap(\.self)
    return HexBinary(
      Data(stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }))
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// The text to send, in the canonical form with uppercase digits.
  @_spi(Generated) public func text(as form: LexicalForm) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: data.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
