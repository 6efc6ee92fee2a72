import Diagnostics

/// Reads a file into the mirror of its page, and reports why a page cannot be read.
struct PageParser {
  private(set) var diagnostics: DiagnosticBag
  private var file: SourceFile
  private let isPartial: Bool

  init(_ page: ExpandedPage) {
    isPartial = page.isPartial
    diagnostics = page.diagnostics
    file = page.file
  }

  /// - Returns: nil if the file has no page that can be read, or none that has to be read.
  mutating func parse() -> ParsedPage? {
    if file.isXML {
      guard let text = XMLFileEncoding.read(file, diagnostics: &diagnostics) else { return nil }
      file = text
    }
    file = file.withLineFeeds
    if let offset = file.firstInvalidUTF8Offset() {
      return refuse(
        DocsReaderRules.notUTF8, "the page is not UTF-8 from here on",
        at: file.location(atOffset: offset), hint: "save the file in UTF-8")
    }
    if file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml") {
      return page(kind: .tableOfContents)
    }
    if file.isJSON { return jsonPage() }
    if file.isXML { return page(kind: .wsdl(version: nil, agent: nil)) }
    switch FrontMatter.read(file) {
    case .unclosed(let line):
      return refuse(
        DocsReaderRules.unclosedFrontMatter, "the front matter has no closing '---'",
        at: file.location(of: file.text(file.range(ofLines: line...line)).trimmed.range),
        hint: "the page is probably cut off: restore it from its source")
    case .none: return prosePage(nil, title: nil)
    case .read(let frontMatter):
      guard let title = frontMatter.entry("title"), !title.value.isEmpty else {
        return prosePage(frontMatter, title: nil)
      }
      return titledPage(title, frontMatter)
    }
  }

  private mutating func titledPage(
    _ title: FrontMatter.Entry, _ frontMatter: FrontMatter
  ) -> ParsedPage? {
    let kind = PageKind(title: title.value)
    if kind == .other { return prosePage(frontMatter, title: title) }
    guard kind.isOperation else { return page(kind: kind, frontMatter) }
    if isTooLarge {
      return refuse(
        DocsReaderRules.pageTooLarge,
        "the page has \(file.bytes.count >> 10) KB, and at most "
          + "\(MarkdownParser.sizeLimit >> 10) KB are read",
        at: file.location(of: title.range), hint: "restore the page from its source")
    }
    return blocks(after: frontMatter).map { page(kind: kind, frontMatter, $0) }
  }

  /// A page of prose, a WSDL page or an operation page with a damaged title. Prose pages have no front matter in
  /// some revisions; an operation page must have a title.
  private mutating func prosePage(
    _ frontMatter: FrontMatter?, title: FrontMatter.Entry?
  ) -> ParsedPage? {
    if WSDLFence.isMostOf(file) { return page(kind: .wsdl(version: nil, agent: nil), frontMatter) }
    if isTooLarge { return page(kind: .other, frontMatter) }
    guard let blocks = blocks(after: frontMatter) else { return nil }
    if Self.looksLikeOperation(blocks) { return refuseOperation(title) }
    let hasHeading = blocks.contains { if case .heading = $0.content { true } else { false } }
    if title != nil || hasHeading { return page(kind: .other, frontMatter) }
    if frontMatter == nil, blocks.isEmpty {
      return refuse(
        DocsReaderRules.emptyPage, "the page is empty",
        at: SourceLocation(path: file.path, line: 1, column: 1),
        hint: "restore the page from its source, or delete it")
    }
    // Pages include such text, so it must not be an error.
    return refuse(
      DocsReaderRules.unrecognizedPage, "the file has neither a title nor a heading",
      at: SourceLocation(path: file.path), hint: "no page includes it ('[!include[text](path)]')")
  }

  private mutating func refuseOperation(_ title: FrontMatter.Entry?) -> ParsedPage? {
    guard let title else {
      return refuse(
        DocsReaderRules.missingFrontMatter, "the page describes an operation and has no title",
        at: SourceLocation(path: file.path, line: 1),
        hint: "front matter with a 'title' says which operation it is")
    }
    return refuse(
      DocsReaderRules.missingFrontMatter,
      "the page describes an operation, and its title is not that of one",
      at: file.location(of: title.range),
      hint: "a title is '<Version>.<Agent>Agent.<Operation> SOAP', or a method and a path")
  }

  /// The names in a JSON file identify it. Any other JSON file is not documentation.
  private mutating func jsonPage() -> ParsedPage? {
    if [#""swagger""#, #""openapi""#].contains(where: file.contains) {
      return page(kind: .swagger)
    }
    return refuse(
      DocsReaderRules.unrecognizedPage, "the JSON file is not a Swagger file",
      at: SourceLocation(path: file.path),
      hint: "move files that are not documentation to a folder outside of this one")
  }

  private mutating func refuse(
    _ rule: DiagnosticRule, _ message: String, at location: SourceLocation, hint: String
  ) -> ParsedPage? {
    diagnostics.emit(rule, message, at: location, hint: hint)
    return nil
  }

  private mutating func blocks(after frontMatter: FrontMatter?) -> [MarkdownBlock]? {
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

  /// Whether a heading in lower case is one that only REST operation pages have.
  static func isSectionOfOperation(_ heading: String) -> Bool {
    ["query string parameters", "request headers", "sample request", "sample response"]
      .contains(heading)
      || heading.hasPrefix("request body:") || heading.hasPrefix("response:")
  }
}

extension SourceFile {
  /// Whether it is an XML file, according to its name.
  var isXML: Bool {
    path.hasSuffix(ignoringCase: ".xml") || path.hasSuffix(ignoringCase: ".wsdl")
      || path.hasSuffix(ignoringCase: ".xsd")
  }
}
