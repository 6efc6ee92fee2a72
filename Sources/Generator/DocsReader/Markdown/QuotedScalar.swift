/// A YAML value in quotes, which a comment may follow.
struct QuotedScalar {
  /// The text between the quotes, with its escapes.
  private(set) var text: String
  /// The value with its quotes.
  let range: ByteText

  /// - Returns: nil for a value without quotes, or with text after the quotes.
  init?(_ value: ByteText) {
    guard let quote = value.first, quote == Self.double || quote == Self.single else { return nil }
    var bytes: [UInt8] = []
    var index = value.range.lowerBound + 1
    while index < value.range.upperBound {
      let byte = value.bytes[index]
      let next = index + 1 < value.range.upperBound ? value.bytes[index + 1] : nil
      if quote == Self.single, byte == quote, next == quote {
        bytes.append(quote)
        index += 2
      } else if quote == Self.double, byte == Self.backslash, let next {
        bytes += Self.unescaped(next)
        index += 2
      } else if byte == quote {
        break
      } else {
        bytes.append(byte)
        index += 1
      }
    }
    guard index < value.range.upperBound else { return nil }
    let rest = value.suffix(from: index + 1)
    guard rest.isEmpty || rest.first?.isASCIIWhitespace == true,
      rest.trimmed.isEmpty || rest.trimmed.first == UInt8(ascii: "#")
    else { return nil }
    text = String(decoding: bytes, as: UTF8.self)
    range = value.prefix(upTo: index + 1)
  }

  /// Titles escape only characters that would end them. All other escapes stay as they are written.
  private static func unescaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case double, backslash, UInt8(ascii: "/"): [byte]
    case UInt8(ascii: "t"): [UInt8(ascii: "\t")]
    case UInt8(ascii: "n"): [UInt8(ascii: "\n")]
    default: [backslash, byte]
    }
  }

  private static let double = UInt8(ascii: "\"")
  private static let single = UInt8(ascii: "'")
  private static let backslash = UInt8(ascii: "\\")
}
