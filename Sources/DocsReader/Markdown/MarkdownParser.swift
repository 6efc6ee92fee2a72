import CCMarkGFM
import Diagnostics

/// Cuts a page into its top-level blocks with cmark-gfm and its table extension.
struct MarkdownParser {
  /// Registers the extensions once for the process; nil where cmark-gfm was built without tables.
  private static let tableExtensionName: String? = {
    cmark_gfm_core_extensions_ensure_registered()
    return cmark_find_syntax_extension("table") == nil ? nil : "table"
  }()

  let file: SourceFile
  /// Whether cmark is spared the inside of blocks; tests compare what it finds with it.
  var masksInlines = true

  /// - Parameters:
  ///   - offset: where the Markdown begins, behind any front matter.
  ///   - line: the line of that offset, counted from one.
  /// - Returns: nil when cmark cannot allocate a parser.
  func blocks(fromOffset offset: Int, line: Int) -> [MarkdownBlock]? {
    let tables = Self.tableExtensionName.flatMap { cmark_find_syntax_extension($0) }
    guard let tables, let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, tables)
    feed(parser, from: min(offset, file.bytes.count))
    guard let document = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(document) }

    var blocks: [MarkdownBlock] = []
    var node = cmark_node_first_child(document)
    while let current = node {
      blocks.append(block(current, lineOffset: line - 1))
      node = cmark_node_next(current)
    }
    return blocks
  }

  private func feed(_ parser: OpaquePointer, from offset: Int) {
    let page = file.bytes[offset...]
    (masksInlines ? InlineMask.masked(page) : Array(page)).withUnsafeBytes { body in
      cmark_parser_feed(
        parser, body.bindMemory(to: CChar.self).baseAddress, body.count)
    }
  }

  private func block(_ node: OpaquePointer, lineOffset: Int) -> MarkdownBlock {
    let first = max(1, Int(cmark_node_get_start_line(node)) + lineOffset)
    let last = max(first, Int(cmark_node_get_end_line(node)) + lineOffset)
    return MarkdownBlock(
      content: content(node, lines: first...last), range: file.range(ofLines: first...last))
  }

  private func content(
    _ node: OpaquePointer, lines: ClosedRange<Int>
  ) -> MarkdownBlock.Content {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      return .heading(level: Int(cmark_node_get_heading_level(node)), text: headingText(lines))
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_LIST: return .list
    case CMARK_NODE_HTML_BLOCK: return .html
    case CMARK_NODE_CODE_BLOCK: return .code(code(node, lines: lines))
    default: break
    }
    let name = cmark_node_get_type_string(node).map { String(cString: $0) } ?? "unknown"
    if name == "table" {
      return .table(MarkdownTableReader(file: file).table(atLines: lines))
    }
    return .other(name)
  }

  /// The text between the number signs, as written.
  private func headingText(_ lines: ClosedRange<Int>) -> String {
    var text = file.text(file.range(ofLines: lines.lowerBound...lines.lowerBound)).trimmed
    while text.first == UInt8(ascii: "#") { text = text.dropFirst(1) }
    while text.last == UInt8(ascii: "#") {
      text = text.prefix(upTo: text.range.upperBound - 1)
    }
    return text.trimmed.string
  }

  private func code(
    _ node: OpaquePointer, lines: ClosedRange<Int>
  ) -> MarkdownCode {
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
