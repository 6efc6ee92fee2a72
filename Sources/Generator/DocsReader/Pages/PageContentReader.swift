import Diagnostics

/// A reader of the blocks of a page, with its findings.
protocol PageContentReader {
  var page: Page { get }
  var diagnostics: DiagnosticBag { get set }
}

extension PageContentReader {
  /// The place of a block, without blank lines around it.
  func place(of block: MarkdownBlock) -> SourceLocation { place(of: range(of: block)) }

  func place(of range: Range<Int>) -> SourceLocation { page.file.location(of: range) }

  func range(of block: MarkdownBlock) -> Range<Int> { page.text(block.range).trimmed.range }

  /// Reports a part of the page that contradicts its title.
  mutating func check(_ part: String, _ text: String, against title: String, at range: Range<Int>) {
    if text == title { return }
    diagnostics.emit(
      DocsReaderRules.titleMismatch, "the \(part) is '\(text)', and the title says '\(title)'",
      at: place(of: range))
  }

  mutating func warn(_ block: MarkdownBlock, _ what: String) {
    diagnostics.emit(
      DocsReaderRules.unrecognizedSection, "nothing is read from \(what)", at: place(of: block))
  }

  mutating func warnText(_ block: MarkdownBlock) {
    diagnostics.emit(
      DocsReaderRules.unrecognizedText, "nothing is read from this text", at: place(of: block))
  }

  /// Reports that the page ends inside a code block.
  mutating func reportUnclosed(_ block: MarkdownBlock) {
    diagnostics.emit(
      DocsReaderRules.unclosedFence, "the code block that begins here is not closed",
      at: place(of: block), hint: "the page is probably cut off: restore it from its source")
  }

  /// Reports a code block that has the heading of a section: a fence before it is missing or doubled.
  ///
  /// - Returns: whether there is such a heading.
  mutating func reportSection(
    in block: MarkdownBlock, isHeading: (String) -> Bool
  ) -> Bool {
    let text = page.text(block.range)
    guard text.firstIndex(of: Array("\n#".utf8)) != nil,
      let heading = text.lines.first(where: { line in
        line.first == UInt8(ascii: "#") && isHeading(MarkdownParser.headingText(line).lowercased())
      })
    else { return false }
    diagnostics.emit(
      DocsReaderRules.sectionInCode,
      "the code block that begins here has the section '\(heading.trimmed.string)' in it",
      at: place(of: text.prefix(before: UInt8(ascii: "\n")).trimmed.range),
      related: [Diagnostic.Related("the section", at: place(of: heading.trimmed.range))],
      hint: "a line '```' before the section is missing or doubled")
    return true
  }

  /// - Parameter heading: that of the section that should have the part; nil if there is none.
  mutating func reportMissing(_ message: String, at heading: Range<Int>?) {
    diagnostics.emit(
      DocsReaderRules.missingSection, message, at: heading.map { place(of: $0) } ?? page.location,
      hint: "the page may be cut off: restore it from its source")
  }
}
