import Diagnostics

/// Reads the mirror of a SOAP operation page.
struct SOAPOperationPageReader: PageContentReader {
  private enum Section { case introduction, description, request, response, unknown }

  private static let introduction: [StaticString] = [
    "SOAP request and response examples ", "Implemented by ",
  ]

  let page: Page
  let id: SOAPOperationID
  let messages: SOAPMessageReader
  var diagnostics = DiagnosticBag()
  private var section = Section.introduction
  private var descriptionRanges: [Range<Int>] = []
  private var samples: [Section: SOAPMessage] = [:]
  /// The headings of the sections.
  private var seen: [Section: Range<Int>] = [:]
  /// The sections with a code block, readable or not.
  private var sampled: Set<Section> = []

  /// - Returns: nil if a part is missing that every operation needs. The diagnostics say which.
  static func read(
    _ parsed: ParsedPage, id: SOAPOperationID, messages: SOAPMessageReader,
    diagnostics: inout DiagnosticBag
  ) -> SOAPOperationPage? {
    var reader = SOAPOperationPageReader(page: parsed.page, id: id, messages: messages)
    for block in parsed.blocks { reader.read(block) }
    let page = reader.finish()
    diagnostics.merge(reader.diagnostics)
    return page
  }

  private mutating func finish() -> SOAPOperationPage? {
    if let uid = page.uid {
      check(
        "uid", uid.value, against: "\(id.version)-\(id.agent)-\(id.operation)", at: uid.range)
    }
    let headings: [(Section, String)] = [
      (.description, id.operation), (.request, "\(id.operation) Request"),
      (.response, "\(id.operation) Response"),
    ]
    for (section, heading) in headings {
      if seen[section] == nil {
        reportMissing("the page has no section '## \(heading)'", at: nil)
      } else if section != .description, !sampled.contains(section) {
        reportMissing("the page has no XML sample below '## \(heading)'", at: seen[section])
      }
    }
    guard seen[.description] != nil, let request = samples[.request],
      let response = samples[.response]
    else { return nil }
    let description = SOAPDescriptionReader.read(
      descriptionRanges, of: page.file, diagnostics: &diagnostics)
    return SOAPOperationPage(
      page: page, id: id, description: description, request: request, response: response)
  }

  private mutating func read(_ block: MarkdownBlock) {
    switch block.content {
    case .heading(1, let text):
      check(
        "heading", text, against: "\(id.version) \(id.agent) \(id.operation)", at: range(of: block))
    case .heading(_, let text): enter(text, block)
    case .code(let code) where code.isFenced: readSample(code, block)
    case .paragraph, .list, .html, .code: readText(block)
    case .table, .other: warn(block, "a table or another block")
    }
  }

  private mutating func enter(_ text: String, _ block: MarkdownBlock) {
    let name = id.operation.lowercased()
    switch text.lowercased() {
    case name: section = .description
    case "\(name) request": section = .request
    case "\(name) response": section = .response
    default:
      section = .unknown
      warn(block, "the section '\(text)'")
    }
    seen[section] = seen[section] ?? range(of: block)
  }

  private mutating func readText(_ block: MarkdownBlock) {
    switch section {
    case .introduction:
      let text = page.text(block.range).trimmed
      if !Self.introduction.contains(where: { text.hasPrefix($0) }) { warnText(block) }
    case .description: descriptionRanges.append(block.range)
    case .request, .response: warnText(block)
    case .unknown: break
    }
  }

  private mutating func readSample(_ code: MarkdownCode, _ block: MarkdownBlock) {
    defer { sampled.insert(section) }
    guard code.isClosed else { return reportUnclosed(block) }
    let samples = ["request", "response"].map { "\(id.operation) \($0)".lowercased() }
    if reportSection(in: block, isHeading: samples.contains) { return }
    guard section == .request || section == .response, self.samples[section] == nil else {
      if section != .unknown { warn(block, "a code block") }
      return
    }
    self.samples[section] = messages.read(code.content, of: page.file, diagnostics: &diagnostics)
  }
}
