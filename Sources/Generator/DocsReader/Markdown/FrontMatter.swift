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
    if number == 1, text.range.count >= 3, file.bytes[0..<3].elementsEqual([0xEF, 0xBB, 0xBF]) {
      text = text.dropFirst(3)
    }
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
