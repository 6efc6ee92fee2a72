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
