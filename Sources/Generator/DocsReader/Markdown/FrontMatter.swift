import Diagnostics

/// The `key: value` lines between two `---` lines at the top of a page.
///
/// Values that are YAML structures (lists of keywords) are kept as text. No key that this reader
/// needs has one.
struct FrontMatter: Sendable {
  struct Entry: Sendable {
    let key: String
    let value: String
    let range: Range<Int>
  }

  let entries: [Entry]
  /// The start of the page's Markdown, as an offset and as a line counted from one.
  let endOffset: Int
  let endLine: Int

  /// Keys are compared without regard to case, because people who edit a page write them
  /// differently.
  func entry(_ keys: String...) -> Entry? {
    entries.first { entry in keys.contains { $0 == entry.key.lowercased() } }
  }
}

extension FrontMatter {
  enum Reading {
    case none
    /// The front matter begins in this line, counted from one, and does not end.
    case unclosed(line: Int)
    case read(FrontMatter)
  }

  static func read(_ file: SourceFile) -> Reading {
    var first = 1
    while first < file.lineStarts.count, line(first, of: file).trimmed.isEmpty { first += 1 }
    guard line(first, of: file).equals("---") else { return .none }
    var entries: [Entry] = []
    var number = first + 1
    while number <= file.lineStarts.count {
      let line = line(number, of: file)
      if line.equals("---") {
        let end = file.offset(ofLine: number + 1)
        return .read(FrontMatter(entries: entries, endOffset: end, endLine: number + 1))
      }
      if let entry = entry(in: line) { entries.append(entry) }
      number += 1
    }
    return .unclosed(line: first)
  }

  private static func line(_ number: Int, of file: SourceFile) -> ByteText {
    var text = file.text(file.range(ofLines: number...number))
    if number == 1 { text = text.withoutByteOrderMark }
    return ByteText(text.bytes, text.range.lowerBound..<text.trimmed.range.upperBound)
  }

  private static func entry(in line: ByteText) -> Entry? {
    guard let first = line.first, first != UInt8(ascii: " "), first != UInt8(ascii: "-"),
      let colon = line.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let value = line.suffix(from: colon + 1).trimmed
    let scalar = QuotedScalar(value)
    let plain = scalar?.range ?? withoutComment(value)
    return Entry(
      key: line.prefix(upTo: colon).trimmed.string, value: scalar?.text ?? plain.string,
      range: plain.isEmpty ? line.range : plain.range)
  }

  /// A YAML comment begins with a number sign after white space.
  private static func withoutComment(_ value: ByteText) -> ByteText {
    guard let start = value.firstIndex(of: Array(" #".utf8)) else { return value }
    return value.prefix(upTo: start).trimmed
  }
}

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
