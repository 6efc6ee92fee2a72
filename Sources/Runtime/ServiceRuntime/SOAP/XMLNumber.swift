/// Numbers in the notation of XML Schema.
enum XMLNumber {
  static func text<Number: BinaryFloatingPoint & CustomStringConvertible>(
    of number: Number
  ) -> String {
    if number.isFinite { return number.description }
    return number.isNaN ? "NaN" : number < 0 ? "-INF" : "INF"
  }

  /// Nil for a text that is not a finite number in the notation of XML Schema.
  static func notFinite<Number: BinaryFloatingPoint>(_ text: String) -> Number? {
    switch text {
    case "INF": .infinity
    case "-INF": -.infinity
    case "NaN": .nan
    default: nil
    }
  }

  static func boolean(_ text: some Collection<UInt8>) -> Bool? {
    if text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8) { return true }
    return text.elementsEqual("false".utf8) || text.elementsEqual("0".utf8) ? false : nil
  }

  /// Goes through `Int`, because reading digits into a generic integer type is many times slower.
  static func integer<Integer: FixedWidthInteger>(_ text: String) -> Integer? {
    if let number = Int(text) { return Integer(exactly: number) }
    return Integer.bitWidth >= Int.bitWidth ? Integer(text) : nil
  }

  /// The same for bytes. Most numbers are short, and need no text.
  static func integer<Integer: FixedWidthInteger>(_ bytes: UnsafeBufferPointer<UInt8>) -> Integer? {
    if let number = shortInteger(bytes) { return Integer(exactly: number) }
    return integer(String(decoding: bytes, as: UTF8.self))
  }

  /// A number of at most 18 digits, which fits into `Int`; nil for anything else.
  private static func shortInteger(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative ? bytes.dropFirst() : bytes[...]
    guard (1...18).contains(digits.count) else { return nil }
    var number = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return isNegative ? -number : number
  }

  static func double(_ text: String) -> Double? { notFinite(text) ?? Double(decimal: text) }
}
