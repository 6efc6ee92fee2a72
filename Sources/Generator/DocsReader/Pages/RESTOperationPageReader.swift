import Diagnostics

/// Reads the mirror of a REST operation page, in the notations of all revisions.
struct RESTOperationPageReader: PageContentReader {
  enum Section {
    case introduction, query, headers, body, response, responseBody, requestSample, responseSample
    case unknown
  }

  let page: Page
  let tables: RESTTableMemory
  var diagnostics = DiagnosticBag()
  var section = Section.introduction
  var hasHeading = false
  var headersHeading: Range<Int>?
  var endpoint: (method: String, path: String, range: Range<Int>)?
  var prose: [String] = []
  var pathParts = RESTOperationPage.Table()
  var query = RESTOperationPage.Table()
  var headers: [RESTOperationPage.Row] = []
  var body: RESTOperationPage.Body?
  var response: RESTOperationPage.Response?
  var queryExamples: Range<Int>?
  var requestSample: HTTPSample?
  var responseSample: HTTPSample?

  /// - Parameter tables: the tables of the pages read before. The tables of this page are added.
  /// - Returns: nil if a part is missing that every operation needs. The diagnostics say which.
  static func read(
    _ parsed: ParsedPage, tables: RESTTableMemory, diagnostics: inout DiagnosticBag
  ) -> RESTOperationPage? {
    var reader = RESTOperationPageReader(page: parsed.page, tables: tables)
    for block in parsed.blocks { reader.read(block) }
    let page = reader.finish()
    // A part that cannot be read has been reported. It may have what the tables lack.
    if !reader.diagnostics.hasErrors, let page {
      RESTRowCheck(page: page).report(to: &reader.diagnostics)
    }
    diagnostics.merge(reader.diagnostics)
    return page
  }

  private mutating func read(_ block: MarkdownBlock) {
    switch block.content {
    case .heading(1, let text):
      hasHeading = true
      if let title = page.title {
        check("heading", text, against: title.value, at: range(of: block))
      }
    case .heading(_, let text): enter(text, block)
    case .paragraph, .html: readText(block)
    case .list: readList(block)
    case .table(let lines): readTable(atLines: lines, block)
    case .code(let code): readCode(code, block)
    case .other(let name): warn(block, "a block of kind '\(name)'")
    }
  }
}

// MARK: - Headings

extension RESTOperationPageReader {
  private mutating func enter(_ text: String, _ block: MarkdownBlock) {
    if let rest = text.dropping(heading: "Request Body:") {
      guard body == nil else { return refuseSecond("section about the request body", block) }
      let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
      let word = words.dropFirst().first ?? ""
      section = .body
      body = RESTOperationPage.Body(
        name: words.first ?? "", word: word, label: RESTTypeLabel(word: word),
        heading: range(of: block))
      checkLabel(word, block)
    } else if let label = text.dropping(heading: "Response body:") {
      section = .responseBody
      checkLabel(label, block)
      response?.bodyLabel = label
    } else {
      let label = text.dropping(heading: "Response:")
      guard label != nil || text.equals(ignoringCase: "response") else {
        return enterNamed(text, block)
      }
      guard response == nil else { return refuseSecond("section about the response", block) }
      section = .response
      checkLabel(label ?? "", block)
      response = RESTOperationPage.Response(label: label, heading: range(of: block))
    }
  }

  /// The first section counts.
  private mutating func refuseSecond(_ what: String, _ block: MarkdownBlock) {
    section = .unknown
    warn(block, "a second \(what)")
  }

  private mutating func checkLabel(_ label: String, _ block: MarkdownBlock) {
    guard !RESTTypeLabel.isReadable(label) else { return }
    diagnostics.emit(
      DocsReaderRules.typeLabelUnreadable, "'\(label)' is not the name of a type",
      at: page.file.location(of: range(of: block)))
  }

  private mutating func enterNamed(_ text: String, _ block: MarkdownBlock) {
    switch text.lowercased() {
    case "query string parameters": section = .query
    case "request headers":
      section = .headers
      headersHeading = range(of: block)
    case "sample request": section = .requestSample
    case "sample response": section = .responseSample
    default:
      if section == .introduction {
        if let remark = RESTProse.heading(text) { prose.append(remark) }
      } else {
        section = .unknown
        warn(block, "the section '\(text)'")
      }
    }
  }
}

// MARK: - Text

extension RESTOperationPageReader {
  private mutating func readText(_ block: MarkdownBlock) {
    let text = page.text(block.range).trimmed
    if text.first == UInt8(ascii: "|") { return reportText(text, block) }
    switch section {
    case .introduction: prose += Prose.paragraphs(text)
    case .body:
      let carrier = CarrierProse(text)
      if let name = carrier.carrier { body?.carrier = name }
      body?.text += Prose.paragraphs(carrier.text)
    case .response: readResponseText(text, block)
    case .unknown: break
    case .query, .headers, .responseBody, .requestSample, .responseSample: warnText(block)
    }
  }

  private mutating func readResponseText(_ text: ByteText, _ block: MarkdownBlock) {
    if text.hasPrefix("Response body:") {
      section = .responseBody
      let label = text.dropFirst("Response body:".utf8.count).trimmed.string
      response?.bodyLabel = label
      checkLabel(label, block)
      return
    }
    let carrier = CarrierProse(text)
    if let name = carrier.carrier { response?.carrier = name }
    response?.paragraphs += Prose.paragraphs(carrier.text)
  }

  private mutating func readList(_ block: MarkdownBlock) {
    switch section {
    case .introduction:
      if let list = RESTProse.list(block.range, of: page.file) { prose.append(list) }
    case .response, .body, .unknown: break
    case .query, .headers, .responseBody, .requestSample, .responseSample: warn(block, "a list")
    }
  }
}

// MARK: - The end

extension RESTOperationPageReader {
  private mutating func finish() -> RESTOperationPage? {
    for part in missingParts + missingOfResponse {
      reportMissing("the page does not have \(part.name)", at: part.section)
    }
    guard let endpoint, var response else { return nil }
    // One revision has the text of the status where the other has prose.
    let statusTexts = Set(response.statuses.flatMap { Prose.paragraphs($0.text) })
    response.paragraphs.removeAll { statusTexts.contains($0) }
    response.type = RESTTypeLabel(word: response.bodyLabel ?? response.label ?? "")
    return RESTOperationPage(self, endpoint: endpoint, response: response)
  }

  /// A missing part, and the heading of the section that should have it; nil for the whole page.
  private typealias MissingPart = (name: String, section: Range<Int>?)

  private var missingParts: [MissingPart] {
    var missing: [MissingPart] = []
    if !hasHeading { missing.append(("a heading with the title", nil)) }
    if endpoint == nil {
      missing.append(("an endpoint (a code block 'http' below the title)", nil))
    }
    if headersHeading == nil {
      missing.append(("a section '## Request Headers'", nil))
    } else if headers.isEmpty {
      missing.append(("the table of request headers", headersHeading))
    }
    if let body, body.name == RESTOperationPage.wrapperName, body.table.header == nil {
      missing.append(("the table of the request body's properties", body.heading))
    }
    return missing
  }

  private var missingOfResponse: [MissingPart] {
    guard let response else { return [("a section '## Response'", nil)] }
    var missing: [MissingPart] = []
    if response.statuses.isEmpty {
      missing.append(("the table of responses and their statuses", response.heading))
    }
    // Operations that return nothing have the form without a colon, and no samples.
    guard response.label != nil else { return missing }
    if response.bodyLabel == nil { missing.append(("a line 'Response body: …'", response.heading)) }
    // A sample that could not be included has been reported at the directive.
    if requestSample == nil, !page.isPartial { missing.append(("a sample request", nil)) }
    if responseSample == nil, !page.isPartial { missing.append(("a sample response", nil)) }
    return missing
  }
}

extension String {
  /// The text after a prefix, trimmed; nil if the text does not have the prefix.
  func dropping(prefix: String) -> String? {
    guard hasPrefix(prefix) else { return nil }
    return ByteText(Array(utf8)).dropFirst(prefix.utf8.count).trimmed.string
  }

  /// Whether it begins with a text, without regard to case. It compares bytes, because every
  /// heading is compared.
  private func hasPrefix(ascii prefix: String) -> Bool {
    var (text, prefix) = (self, prefix)
    return text.withUTF8 { text in
      prefix.withUTF8 { prefix in text.prefix(prefix.count).equals(ignoringCase: prefix) }
    }
  }

  /// The text after the words at the beginning of a heading, without regard to case; nil without
  /// these words.
  fileprivate func dropping(heading: String) -> String? {
    guard hasPrefix(ascii: heading) else { return nil }
    return ByteText(Array(utf8)).dropFirst(heading.utf8.count).trimmed.string
  }
}
