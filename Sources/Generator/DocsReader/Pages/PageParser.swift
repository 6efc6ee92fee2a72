import Diagnostics

/// Reads a file into the mirror of its page, and reports why a page cannot be read.
struct PageParser {
  let file: SourceFile
  private let isPartial: Bool
  /// The error in the encoding that the file declares.
  private var encoding: Diagnostic?

  init(_ page: ExpandedPage) {
    isPartial = page.isPartial
    let reading = page.file.isXML ? XMLFileEncoding.read(page.file) : .unchanged
    switch reading {
    case .unchanged: file = page.file.withLineFeeds
    case .transcoded(let text): file = text.withLineFeeds
    case .doubtful(let text, let declared):
      file = text.withLineFeeds
      encoding = Diagnostic(
        DocsReaderRules.wsdlEncoding,
        "the file declares '\(declared)', and its bytes are UTF-8: it is read as declared",
        at: SourceLocation(path: file.path, line: 1), hint: "correct the declaration")
    case .unknown(let declared):
      file = page.file.withLineFeeds
      encoding = Diagnostic(
        DocsReaderRules.wsdlMalformed,
        "the file cannot be read in '\(declared)', which it declares",
        at: SourceLocation(path: file.path, line: 1), hint: "save the file in UTF-8")
    }
  }

  /// - Returns: nil if the file has no page that can be read, or none that has to be read.
  func parse(diagnostics: inout DiagnosticBag) -> ParsedPage? {
    if let encoding {
      diagnostics.emit(encoding)
      if encoding.severity == .error { return nil }
    }
    if let offset = file.firstInvalidUTF8Offset() {
      diagnostics.emit(
        DocsReaderRules.notUTF8, "the page is not UTF-8 from here on",
        at: file.location(atOffset: offset), hint: "save the file in UTF-8")
      return nil
    }
    if file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml") {
      return page(kind: .tableOfContents)
    }
    if isSwaggerFile(diagnostics: &diagnostics) {
      return page(kind: .swagger)
    }
    if file.isJSON { return nil }
    if file.isXML {
      return page(kind: .wsdl(version: nil, agent: nil))
    }
    switch FrontMatter.read(file) {
    case .unclosed(let line):
      diagnostics.emit(
        DocsReaderRules.unclosedFrontMatter, "the front matter has no closing '---'",
        at: file.location(of: file.text(file.range(ofLines: line...line)).trimmed.range),
        hint: "the page is probably cut off: restore it from its source")
      return nil
    case .none: return untitledPage(frontMatter: nil, diagnostics: &diagnostics)
    case .read(let frontMatter):
      guard let title = frontMatter.entry("title"), !title.value.isEmpty else {
        return untitledPage(frontMatter: frontMatter, diagnostics: &diagnostics)
      }
      return titledPage(title, frontMatter, diagnostics: &diagnostics)
    }
  }

  private func titledPage(
    _ title: FrontMatter.Entry, _ frontMatter: FrontMatter, diagnostics: inout DiagnosticBag
  ) -> ParsedPage? {
    let kind = PageKind(title: title.value)
    if kind == .other { return otherPage(title, frontMatter, diagnostics: &diagnostics) }
    guard kind.isOperation else { return page(kind: kind, frontMatter) }
    if isTooLarge {
      diagnostics.emit(
        DocsReaderRules.pageTooLarge,
        "the page has \(file.bytes.count >> 10) KB, and at most "
          + "\(MarkdownParser.sizeLimit >> 10) KB are read",
        at: file.location(of: title.range), hint: "restore the page from its source")
      return nil
    }
    guard let blocks = blocks(after: frontMatter, diagnostics: &diagnostics) else { return nil }
    return page(kind: kind, frontMatter, blocks)
  }

  /// A page of prose, or an operation page with a damaged title.
  private func otherPage(
    _ title: FrontMatter.Entry, _ frontMatter: FrontMatter, diagnostics: inout DiagnosticBag
  ) -> ParsedPage? {
    if isTooLarge { return page(kind: .other, frontMatter) }
    guard let blocks = blocks(after: frontMatter, diagnostics: &diagnostics) else { return nil }
    if Self.looksLikeOperation(blocks) {
      diagnostics.emit(
        DocsReaderRules.missingFrontMatter,
        "the page describes an operation, and its title is not that of one",
        at: file.location(of: title.range),
        hint: "a title is '<Version>.<Agent>Agent.<Operation> SOAP', or a method and a path")
      return nil
    }
    return page(kind: .other, frontMatter)
  }

  /// Prose pages have no front matter in some revisions; an operation page must have a title.
  private func untitledPage(frontMatter: FrontMatter?, diagnostics: inout DiagnosticBag)
    -> ParsedPage?
  {
    if isTooLarge { return page(kind: .other, frontMatter) }
    guard let blocks = blocks(after: frontMatter, diagnostics: &diagnostics) else { return nil }
    if Self.looksLikeOperation(blocks) {
      diagnostics.emit(
        DocsReaderRules.missingFrontMatter, "the page describes an operation and has no title",
        at: SourceLocation(path: file.path, line: 1),
        hint: "front matter with a 'title' says which operation it is")
      return nil
    }
    if frontMatter == nil, blocks.isEmpty {
      diagnostics.emit(
        DocsReaderRules.emptyPage, "the page is empty",
        at: SourceLocation(path: file.path, line: 1, column: 1),
        hint: "restore the page from its source, or delete it")
      return nil
    }
    guard blocks.contains(where: { if case .heading = $0.content { true } else { false } }) else {
      // Pages include such text, so it must not be an error.
      diagnostics.emit(
        DocsReaderRules.unrecognizedPage, "the file has neither a title nor a heading",
        at: SourceLocation(path: file.path),
        hint: "no page includes it ('[!include[text](path)]')")
      return nil
    }
    return page(kind: .other, frontMatter)
  }

  private func blocks(
    after frontMatter: FrontMatter?, diagnostics: inout DiagnosticBag
  ) -> [MarkdownBlock]? {
    let blocks = MarkdownParser(file: file).blocks(
      fromOffset: frontMatter?.endOffset ?? 0, line: frontMatter?.endLine ?? 1)
    if blocks == nil {
      diagnostics.emit(
        DocsReaderRules.unreadablePage, "no Markdown parser could be created",
        at: SourceLocation(path: file.path))
    }
    return blocks
  }

  /// Whether it is larger than any page of an operation. Such a page without the title of an
  /// operation is prose.
  private var isTooLarge: Bool { file.bytes.count > MarkdownParser.sizeLimit }

  private func page(
    kind: PageKind, _ frontMatter: FrontMatter? = nil, _ blocks: [MarkdownBlock] = []
  ) -> ParsedPage {
    ParsedPage(
      page: Page(file: file, kind: kind, frontMatter: frontMatter, isPartial: isPartial),
      blocks: blocks)
  }

  /// The names in a JSON file identify it. Any other JSON file is not documentation.
  private func isSwaggerFile(diagnostics: inout DiagnosticBag) -> Bool {
    guard file.isJSON else { return false }
    if [#""swagger""#, #""openapi""#].contains(where: file.contains) { return true }
    diagnostics.emit(
      DocsReaderRules.unrecognizedPage, "the JSON file is not a Swagger file",
      at: SourceLocation(path: file.path),
      hint: "move files that are not documentation to a folder outside of this one")
    return false
  }

  /// Prose may show a call. An operation page shows one under the headings of operation pages.
  private static func looksLikeOperation(_ blocks: [MarkdownBlock]) -> Bool {
    var heading = ""
    var hasSections = false
    var hasSample = false
    for block in blocks {
      switch block.content {
      case .heading(2, let text):
        heading = text.lowercased()
        hasSections = hasSections || isSectionOfOperation(heading)
        continue
      case .code(let code):
        hasSample = hasSample || ["http!", "http_"].contains(code.info)
        let isMessage = heading.hasSuffix(" request") || heading.hasSuffix(" response")
        if code.info == "xml", isMessage { return true }
      case .heading, .paragraph, .list, .table, .html, .other: break
      }
      heading = ""
    }
    return hasSections && hasSample
  }

  private static func isSectionOfOperation(_ heading: String) -> Bool {
    ["request headers", "sample request", "sample response"].contains(heading)
      || heading.hasPrefix("request body:") || heading.hasPrefix("response:")
  }
}

extension SourceFile {
  /// Whether it is an XML file, according to its name.
  fileprivate var isXML: Bool {
    path.hasSuffix(ignoringCase: ".xml") || path.hasSuffix(ignoringCase: ".wsdl")
      || path.hasSuffix(ignoringCase: ".xsd")
  }
}
