import Diagnostics

/// Reads files into page readings. One reader is for one thread.
struct PageReader {
  private let messages: SOAPMessageReader
  private let documents: WSDLPageReader
  private let tables = RESTTableMemory()

  /// - Returns: nil if libxml2 cannot allocate a parser.
  init?(names: XMLNames) {
    guard let parser = XMLSampleParser(names: names) else { return nil }
    messages = SOAPMessageReader(parser: parser, names: names)
    documents = WSDLPageReader(parser: parser, vocabulary: WSDLVocabulary(names: names))
  }

  func read(_ expanded: ExpandedPage) -> PageReading {
    var parser = PageParser(expanded)
    let parsed = parser.parse()
    var diagnostics = parser.diagnostics
    let content = parsed.flatMap { self.content(of: $0, diagnostics: &diagnostics) }
    return PageReading(
      path: expanded.file.path, page: parsed?.page, content: content, diagnostics: diagnostics)
  }

  private func content(
    of parsed: ParsedPage, diagnostics: inout DiagnosticBag
  ) -> PageReading.Content? {
    let page = parsed.page
    return switch page.kind {
    case .soapOperation(let id):
      SOAPOperationPageReader.read(parsed, id: id, messages: messages, diagnostics: &diagnostics)
        .map { .soapOperation($0) }
    case .soapAgentIndex(let version, let agent):
      .soapAgentIndex(AgentIndexPage(page, of: AgentID(version: version, agent: agent)))
    case .restOperation:
      RESTOperationPageReader.read(parsed, tables: tables, diagnostics: &diagnostics)
        .map { .restOperation($0) }
    case .wsdl: documents.read(page, diagnostics: &diagnostics).map { .wsdl($0) }
    case .swagger: SwaggerReader.read(page, diagnostics: &diagnostics).map { .swagger($0) }
    case .event, .tableOfContents, .other: nil
    }
  }
}

/// The result of reading one file, with its diagnostics.
struct PageReading: Sendable {
  enum Content: Sendable {
    case soapOperation(SOAPOperationPage)
    case soapAgentIndex(AgentIndexPage)
    case restOperation(RESTOperationPage)
    case wsdl(WSDLDocument)
    case swagger(SwaggerDocument)
  }

  let path: String
  /// Nil if the file has no page that can be read.
  let page: Page?
  /// Nil for a page that adds nothing to the model.
  let content: Content?
  let diagnostics: DiagnosticBag
}
