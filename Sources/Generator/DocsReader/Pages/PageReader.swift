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
    var diagnostics = expanded.diagnostics
    var content = PageReading.Content.nothing
    let parsed = PageParser(expanded).parse(diagnostics: &diagnostics)
    if let parsed { content = self.content(of: parsed, diagnostics: &diagnostics) }
    return PageReading(
      path: expanded.file.path, page: parsed?.page, content: content, diagnostics: diagnostics)
  }

  private func content(
    of parsed: ParsedPage, diagnostics: inout DiagnosticBag
  ) -> PageReading.Content {
    let page = parsed.page
    switch page.kind {
    case .soapOperation(let id):
      let operation = SOAPOperationPageReader.read(
        parsed, id: id, messages: messages, diagnostics: &diagnostics)
      return operation.map { .soapOperation($0) } ?? .nothing
    case .soapAgentIndex(let version, let agent):
      return .soapAgentIndex(AgentIndexPage.read(page, version: version, agent: agent))
    case .restOperation:
      let operation = RESTOperationPageReader.read(
        parsed, tables: tables, diagnostics: &diagnostics)
      return operation.map { .restOperation($0) } ?? .nothing
    case .wsdl:
      return documents.read(page, diagnostics: &diagnostics).map { .wsdl($0) } ?? .nothing
    case .swagger:
      return SwaggerReader.read(page.file, diagnostics: &diagnostics).map { .swagger($0) }
        ?? .nothing
    case .event, .tableOfContents, .other: return .nothing
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
    /// A page that adds nothing to the model.
    case nothing
  }

  let path: String
  /// Nil if the file has no page that can be read.
  let page: Page?
  let content: Content
  let diagnostics: DiagnosticBag
}
