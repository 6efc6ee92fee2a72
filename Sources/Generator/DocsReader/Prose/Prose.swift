/// Prose of a page as Markdown that is safe in a doc comment.
///
/// The documentation's prose comes from XML documentation comments of another language: plain text
/// with tags such as `<para />` and `<see cref="…">`, partly escaped, wrapped anywhere.
enum Prose {
  /// The paragraphs of a text, each on one line.
  static func paragraphs(_ text: ByteText) -> [String] {
    let text = text.trimmed
    if text.isEmpty { return [] }
    if isPlain(text) { return [text.string] }
    var writer = ProseWriter()
    ProseScanner(bytes: EntityDecoder.decode(Array(text.bytes[text.range]))).scan(into: &writer)
    return writer.finish()
  }

  static func paragraphs(_ text: String) -> [String] { paragraphs(ByteText(Array(text.utf8))) }

  /// The whole text on one line; nil if there is none. A paragraph that another one follows gets a
  /// full stop, unless only a line was broken.
  static func line(_ text: ByteText) -> String? {
    var paragraphs = paragraphs(text)
    for index in paragraphs.indices.dropLast() where needsPeriod(paragraphs, at: index) {
      paragraphs[index] += "."
    }
    return paragraphs.isEmpty ? nil : paragraphs.joined(separator: " ")
  }

  private static func needsPeriod(_ paragraphs: [String], at index: Int) -> Bool {
    guard let end = paragraphs[index].last, let start = paragraphs[index + 1].first else {
      return false
    }
    return start.isUppercase && (end.isLetter || end.isNumber || "\"')`".contains(end))
  }

  static func line(_ text: String) -> String? { line(ByteText(Array(text.utf8))) }

  /// Whether a text is already valid Markdown: one line without a byte that could be markup.
  private static func isPlain(_ text: ByteText) -> Bool {
    guard let first = text.first, !"#>-+=0123456789".utf8.contains(first) else { return false }
    var previous: UInt8 = 0
    for byte in text.bytes[text.range] {
      switch byte {
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "~"),
        UInt8(ascii: "{"):
        return false
      case 0x20 where previous == 0x20: return false
      default: previous = byte
      }
    }
    return true
  }
}

/// Decodes the character references of XML documentation comments.
enum EntityDecoder {
  private static let named: [(name: StaticString, byte: UInt8)] = [
    ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26), ("&quot;", 0x22), ("&apos;", 0x27),
    ("&nbsp;", 0x20),
  ]

  /// Decodes twice, because the documentation's generator escaped some texts that were already
  /// escaped.
  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    return decodeOnce(decodeOnce(bytes))
  }

  private static func decodeOnce(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "&"), let (text, length) = reference(bytes, at: offset) {
        result += text
        offset += length
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return result
  }

  private static func reference(_ bytes: [UInt8], at offset: Int) -> ([UInt8], Int)? {
    // The maximum length of a reference that is decoded.
    let text = ByteText(bytes, offset..<min(offset + 10, bytes.count))
    for entity in named where text.hasPrefix(entity.name) {
      return ([entity.byte], entity.name.utf8CodeUnitCount)
    }
    guard text.hasPrefix("&#"), let end = text.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let digits = ByteText(bytes, offset + 2..<end).string
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, let scalar = Unicode.Scalar(number) else { return nil }
    return (Array(String(Character(scalar)).utf8), end + 1 - offset)
  }
}
