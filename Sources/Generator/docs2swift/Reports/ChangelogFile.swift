import Diagnostics
import DocsReader
import SwiftEmitter

/// A changelog. The tool replaces only what it has put between its two marks, and only if nobody has
/// changed that since. Everything else is someone else's text.
struct ChangelogFile {
  private let file: SourceFile
  /// The top-level blocks: a heading in a comment or in a code block is not one of them.
  private let blocks: [MarkdownBlock]

  /// - Parameter bytes: none for a new changelog.
  init(_ bytes: [UInt8]) {
    let isEmpty = bytes.allSatisfy { $0 <= 0x20 }
    file = SourceFile(path: "", bytes: isEmpty ? Array("# Changelog\n".utf8) : bytes)
    blocks = MarkdownBlock.all(in: file)
  }

  /// The changelog with an entry above the others, or in the section with the same title.
  func adding(_ entry: ChangelogEntry) -> [UInt8] {
    let marked = Mark.opening(of: entry.body) + "\n\(entry.body)\n\(Mark.closing)\n"
    let title = MarkdownBlock.all(in: SourceFile(path: "", text: entry.heading)).first?.title ?? ""
    // Some changelogs have a release as a link with a date after it: `## [1.1] - 2024-01-01`.
    if let heading = blocks.firstIndex(where: {
      $0.level == 2 && ($0.title == title || $0.title.hasPrefix("[\(title)]"))
    }) {
      return replacing(marked, after: heading)
    }
    let first = blocks.first { $0.level == 2 }?.range.lowerBound
    let place = first ?? file.bytes.count
    return splicing("\(entry.heading)\n\n\(marked)", over: place..<place)
  }

  /// The changelog with other marked text in a section, or with marked text at the top of a section
  /// that has none.
  private func replacing(_ marked: String, after heading: Int) -> [UInt8] {
    let section = blocks[(heading + 1)...].prefix { ($0.level ?? 3) > 2 }
    guard let opening = section.firstIndex(where: { Mark.isOpening(text($0)) }),
      let closing = section[opening...].first(where: { text($0) == Mark.closing })
    else {
      let place = blocks[heading].range.upperBound
      return splicing(marked, over: place..<place)
    }
    let range = blocks[opening].range.lowerBound..<closing.range.upperBound
    let inner = String(
      decoding: file.bytes[blocks[opening].range.upperBound..<closing.range.lowerBound],
      as: UTF8.self)
    // What someone has changed stays, after the new text.
    let isOwn = text(blocks[opening]) == Mark.opening(of: inner)
    return splicing(isOwn ? marked : marked + inner, over: range)
  }

  /// The text of a block of HTML, without white space around it.
  private func text(_ block: MarkdownBlock) -> String? {
    guard case .html = block.content else { return nil }
    let text = file.bytes[block.range].drop { $0 <= 0x20 }
    return String(decoding: text.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }

  /// The bytes with other text in a range, between blank lines.
  private func splicing(_ text: String, over range: Range<Int>) -> [UInt8] {
    let before = file.bytes[..<range.lowerBound]
    let after = file.bytes[range.upperBound...]
    let ends = before.reversed().filter { $0 != 0x0D }.prefix(2).prefix { $0 == 0x0A }.count
    let opening = before.isEmpty ? "" : String(repeating: "\n", count: 2 - ends)
    let isApart = after.isEmpty || after.first == 0x0A || after.first == 0x0D
    let whole = opening + text + (isApart ? "" : "\n")
    // `\r\n` is one character.
    let isWindows = String(decoding: file.bytes, as: UTF8.self).contains("\r\n")
    let inserted = isWindows ? whole.replacing("\n", with: "\r\n") : whole
    return Array(before) + inserted.utf8 + after
  }

  /// Comments around the text that the tool has written.
  private enum Mark {
    static let closing = "<!-- docs2swift end -->"

    /// It identifies the text, whatever white space it has.
    static func opening(of text: String) -> String {
      let hash = StableHash.of(text.utf8.lazy.filter { $0 > 0x20 })
      return "<!-- docs2swift \(String(hash, radix: 16)): the next run replaces this text -->"
    }

    static func isOpening(_ text: String?) -> Bool {
      text != closing && text?.hasPrefix("<!-- docs2swift ") == true
    }
  }
}

extension MarkdownBlock {
  /// Nil for a block that is not a heading.
  fileprivate var level: Int? {
    if case .heading(let level, _) = content { level } else { nil }
  }

  fileprivate var title: String {
    if case .heading(_, let title) = content { title } else { "" }
  }
}
