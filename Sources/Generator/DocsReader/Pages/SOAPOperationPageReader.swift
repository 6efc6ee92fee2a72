import Diagnostics

/// Reads the mirror of a SOAP operation page.
struct SOAPOperationPageReader {
  private enum Section {
    case introduction
    case description
    case request
    case response
    case unknown
  }

  private static let introduction: [StaticString] = [
    "SOAP request and response examples ", "Implemented by ",
  ]

  let page: Page
  let id: SOAPOperationID
  let messages: SOAPMessageReader
  private var section = Section.introduction
  private var descriptionRanges: [Range<Int>] = []
  private var samples: [Section: SOAPMessage] = [:]
  /// The headings of the sections.
  private var seen: [Section: Range<Int>] = [:]
  /// The sections with a code block, readable or not.
  private var sampled: Set<Section> = []

  init(page: Page, id: SOAPOperationID, messages: SOAPMessageReader) {
    self.page = page
    self.id = id
    self.messages = messages
  }

  /// - Returns: nil if a part is missing that every operation needs. The diagnostics say which.
  static func read(
    _ parsed: ParsedPage, id: SOAPOperationID, messages: SOAPMessageReader,
    diagnostics: inout DiagnosticBag
  ) -> SOAPOperationPage? {
    var reader = SOAPOperationPageReader(page: parsed.page, id: id, messages: messages)
    for block in parsed.blocks { reader.read(block, diagnostics: &diagnostics) }
    return reader.finish(diagnostics: &diagnostics)
  }

  private mutating func finish(diagnostics: inout DiagnosticBag) -> SOAPOperationPage? {
    checkUID(diagnostics: &diagnostics)
    let headings: [(Section, String)] = [
      (.description, id.operation), (.request, "\(id.operation) Request"),
      (.response, "\(id.operation) Response"),
    ]
    for (section, heading) in headings {
      if seen[section] == nil {
        reportMissing("section '## \(heading)'", at: nil, diagnostics: &diagnostics)
      } else if section != .description, !sampled.contains(section) {
        reportMissing(
          "XML sample below '## \(heading)'", at: seen[section], diagnostics: &diagnostics)
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

  private mutating func read(_ block: MarkdownBlock, diagnostics: inout DiagnosticBag) {
    switch block.content {
    case .heading(let level, let text):
      enter(level: level, text: text, block, diagnostics: &diagnostics)
    case .paragraph, .list, .html: readText(block, diagnostics: &diagnostics)
    case .code(let code) where code.isFenced:
      readSample(code, block, diagnostics: &diagnostics)
    case .code: readText(block, diagnostics: &diagnostics)
    case .table, .other: warn(block, "a table or another block", diagnostics: &diagnostics)
    }
  }

  private mutating func enter(
    level: Int, text: String, _ block: MarkdownBlock, diagnostics: inout DiagnosticBag
  ) {
    if level == 1 {
      let expected = "\(id.version) \(id.agent) \(id.operation)"
      if text != expected {
        diagnostics.emit(
          DocsReaderRules.titleMismatch,
          "the heading is '\(text)', and the title says '\(expected)'",
          at: page.file.location(of: page.text(block.range).trimmed.range))
      }
      return
    }
    let name = id.operation.lowercased()
    switch text.lowercased() {
    case name: section = .description
    case "\(name) request": section = .request
    case "\(name) response": section = .response
    default:
      section = .unknown
      warn(block, "the section '\(text)'", diagnostics: &diagnostics)
    }
    seen[section] = seen[section] ?? page.text(block.range).trimmed.range
  }

  private mutating func readText(_ block: MarkdownBlock, diagnostics: inout DiagnosticBag) {
    switch section {
    case .introduction:
      let text = page.text(block.range).trimmed
      if !Self.introduction.contains(where: { text.hasPrefix($0) }) {
        warnText(block, diagnostics: &diagnostics)
      }
    case .description: descriptionRanges.append(block.range)
    case .request, .response: warnText(block, diagnostics: &diagnostics)
    case .unknown: break
    }
  }

  private mutating func readSample(
    _ code: MarkdownCode, _ block: MarkdownBlock, diagnostics: inout DiagnosticBag
  ) {
    defer { sampled.insert(section) }
    guard code.isClosed else {
      diagnostics.emit(unclosed: block, of: page.file)
      return
    }
    guard section == .request || section == .response, samples[section] == nil else {
      if section != .unknown { warn(block, "a code block", diagnostics: &diagnostics) }
      return
    }
    samples[section] = messages.read(code.content, of: page.file, diagnostics: &diagnostics)
  }

  /// - Parameter heading: that of the section that should have the part; nil if there is none.
  private func reportMissing(
    _ part: String, at heading: Range<Int>?, diagnostics: inout DiagnosticBag
  ) {
    diagnostics.emit(
      DocsReaderRules.missingSection, "the page has no \(part)",
      at: heading.map { page.file.location(of: $0) } ?? page.location,
      hint: "the page may be cut off: restore it from its source")
  }

  private func checkUID(diagnostics: inout DiagnosticBag) {
    let expected = "\(id.version)-\(id.agent)-\(id.operation)"
    guard let uid = page.uid, uid.value != expected else { return }
    diagnostics.emit(
      DocsReaderRules.titleMismatch, "the uid is '\(uid.value)', and the title says '\(expected)'",
      at: page.file.location(of: uid.range))
  }

  private func warn(_ block: MarkdownBlock, _ what: String, diagnostics: inout DiagnosticBag) {
    diagnostics.emit(
      DocsReaderRules.unrecognizedSection, "nothing is read from \(what)",
      at: page.file.location(of: page.text(block.range).trimmed.range))
  }

  private func warnText(_ block: MarkdownBlock, diagnostics: inout DiagnosticBag) {
    diagnostics.emit(
      DocsReaderRules.unrecognizedText, "nothing is read from this text",
      at: page.file.location(of: page.text(block.range).trimmed.range))
  }
}

extension DiagnosticBag {
  /// The page ends inside a code block.
  mutating func emit(unclosed block: MarkdownBlock, of file: SourceFile) {
    emit(
      DocsReaderRules.unclosedFence, "the code block that begins here is not closed",
      at: file.location(of: file.text(block.range).trimmed.range),
      hint: "the page is probably cut off: restore it from its source")
  }
}
