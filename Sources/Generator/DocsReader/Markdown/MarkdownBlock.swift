/// A block of a page's Markdown, with the bytes of its file.
struct MarkdownBlock: Sendable {
  enum Content: Sendable {
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

  let content: Content
  /// Whole lines.
  let range: Range<Int>
}

/// A code block: a sample, or code in prose.
struct MarkdownCode: Sendable {
  /// The text after the opening fence (`xml`, `http!`); empty for an indented block.
  let info: String
  let isFenced: Bool
  /// The lines between the fences.
  let content: Range<Int>
  /// False if the page ends before the closing fence.
  let isClosed: Bool
}

/// A table with the cells as they are written.
struct MarkdownTable: Sendable {
  struct Cell: Sendable {
    let range: Range<Int>
  }

  struct Row: Sendable {
    let cells: [Cell]
    let range: Range<Int>
  }

  let header: Row
  let rows: [Row]
}
