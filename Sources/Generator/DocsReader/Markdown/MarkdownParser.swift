import CCMarkGFM
import Diagnostics

/// Divides a page into its top-level blocks with cmark-gfm.
///
/// The table extension is not used: it makes a node for every cell, which takes three times as long
/// as everything else. A table is found in a block that cmark then calls a paragraph.
struct MarkdownParser {
  /// The most bytes of a page that are read. cmark needs 200 bytes of memory for a bracket.
  static let sizeLimit = 2 << 20

  let file: SourceFile
  /// Whether the content of blocks is hidden from cmark. Tests compare the blocks with and without
  /// that.
  var masksInlines = true

  /// - Parameters:
  ///   - offset: the start of the Markdown, after any front matter.
  ///   - line: the line of that offset, counted from one.
  /// - Returns: nil if cmark cannot allocate a parser.
  func blocks(fromOffset offset: Int, line: Int) -> [MarkdownBlock]? {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    feed(parser, from: min(offset, file.bytes.count))
    guard let document = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(document) }

    var blocks: [MarkdownBlock] = []
    var node = cmark_node_first_child(document)
    while let current = node {
      append(current, lineOffset: line - 1, to: &blocks)
      node = cmark_node_next(current)
    }
    return blocks
  }

  private func feed(_ parser: OpaquePointer, from offset: Int) {
    let page = file.bytes[offset...]
    (masksInlines ? InlineMask.masked(page) : Array(page)).withUnsafeBytes { body in
      cmark_parser_feed(parser, body.bindMemory(to: CChar.self).baseAddress, body.count)
    }
  }

  private func append(_ node: OpaquePointer, lineOffset: Int, to blocks: inout [MarkdownBlock]) {
    let first = max(1, Int(cmark_node_get_start_line(node)) + lineOffset)
    let last = max(first, Int(cmark_node_get_end_line(node)) + lineOffset)
    let lines = first...last
    if cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH,
      let header = MarkdownTableReader(file: file).headerLine(in: lines)
    {
      if header > first { blocks.append(block(.paragraph, lines: first...header - 1)) }
      blocks.append(block(.table(lines: header...last), lines: header...last))
    } else {
      blocks.append(block(content(node, lines: lines), lines: lines))
    }
  }

  private func block(_ content: MarkdownBlock.Content, lines: ClosedRange<Int>) -> MarkdownBlock {
    MarkdownBlock(content: content, range: file.range(ofLines: lines))
  }

  private func content(_ node: OpaquePointer, lines: ClosedRange<Int>) -> MarkdownBlock.Content {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      let line = file.text(file.range(ofLines: lines.lowerBound...lines.lowerBound))
      return .heading(
        level: Int(cmark_node_get_heading_level(node)), text: Self.headingText(line))
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_LIST: return .list
    case CMARK_NODE_HTML_BLOCK: return .html
    case CMARK_NODE_CODE_BLOCK: return .code(code(node, lines: lines))
    default:
      return .other(cmark_node_get_type_string(node).map { String(cString: $0) } ?? "unknown")
    }
  }

  /// The text between the number signs, as written.
  static func headingText(_ line: ByteText) -> String {
    var text = line.trimmed
    while text.first == UInt8(ascii: "#") { text = text.dropFirst(1) }
    while text.last == UInt8(ascii: "#") { text = text.prefix(upTo: text.range.upperBound - 1) }
    return text.trimmed.string
  }

  private func code(_ node: OpaquePointer, lines: ClosedRange<Int>) -> MarkdownCode {
    var length: Int32 = 0
    var indent: Int32 = 0
    var mark: CChar = 0
    guard cmark_node_get_fenced(node, &length, &indent, &mark) != 0 else {
      return MarkdownCode(
        info: "", isFenced: false, content: file.range(ofLines: lines), isClosed: true)
    }
    let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
    let isClosed = lines.count > 1 && isFence(line: lines.upperBound)
    let start = file.offset(ofLine: lines.lowerBound + 1)
    let end = file.offset(ofLine: isClosed ? lines.upperBound : lines.upperBound + 1)
    return MarkdownCode(
      info: info, isFenced: true, content: start..<max(start, end), isClosed: isClosed)
  }

  private func isFence(line: Int) -> Bool {
    let text = file.text(file.range(ofLines: line...line)).trimmed
    guard text.range.count >= 3, let mark = text.first else { return false }
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
    return file.bytes[text.range].allSatisfy { $0 == mark }
  }
}

/// A block of a page's Markdown, with the bytes of its file.
package struct MarkdownBlock: Sendable {
  package enum Content: Sendable {
    case heading(level: Int, text: String)
    case paragraph
    case list
    /// Its lines, counted from one. `MarkdownTableReader` cuts them into cells.
    case table(lines: ClosedRange<Int>)
    case code(MarkdownCode)
    case html
    /// A block that no page of the documentation has, with cmark's name for it.
    case other(String)
  }

  package let content: Content
  /// Whole lines.
  package let range: Range<Int>
}

extension MarkdownBlock {
  /// The top-level blocks of a text that is not a page, such as a changelog.
  package static func all(in file: SourceFile) -> [MarkdownBlock] {
    var (offset, line) = (0, 1)
    if case .read(let frontMatter) = FrontMatter.read(file) {
      (offset, line) = (frontMatter.endOffset, frontMatter.endLine)
    }
    return MarkdownParser(file: file, masksInlines: false)
      .blocks(fromOffset: offset, line: line) ?? []
  }
}

/// A code block: a sample, or code in prose.
package struct MarkdownCode: Sendable {
  /// The text after the opening fence (`xml`, `http!`); empty for an indented block.
  let info: String
  let isFenced: Bool
  /// The lines between the fences.
  let content: Range<Int>
  /// Whether there is a closing fence before the page ends.
  let isClosed: Bool
}

/// A table with the cells as they are written.
struct MarkdownTable: Sendable {
  struct Row: Sendable {
    let cells: [Range<Int>]
    let range: Range<Int>
  }

  let header: Row
  let rows: [Row]
}
