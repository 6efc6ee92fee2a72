/// Writes JSON strings.
enum JSONEscaping {
  /// Appends a quoted string.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for index in 0..<text.count {
      let byte = text[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      bytes.append(contentsOf: text[start..<index])
      escape(byte, to: &bytes)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: "u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
    }
  }
}

/// Numbers that JSON does not have. .NET sends and reads them as strings.
enum NonFiniteNumber {
  /// The number for a string; nil if it is not one of these. The words of XML Schema are read too.
  static func read(_ text: String) -> Double? {
    switch text {
    case "NaN": .nan
    case "Infinity", "INF": .infinity
    case "-Infinity", "-INF": -.infinity
    default: nil
    }
  }

  /// The text that .NET writes for a number that JSON does not have; nil for other numbers.
  static func text(_ value: Double) -> String? {
    if value.isFinite { return nil }
    return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
  }
}
