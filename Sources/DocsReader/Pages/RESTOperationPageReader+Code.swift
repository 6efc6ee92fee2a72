import Diagnostics

extension RESTOperationPageReader {
  mutating func readCode(
    _ code: MarkdownCode, _ block: MarkdownBlock, diagnostics: inout DiagnosticBag
  ) {
    guard code.isClosed else {
      diagnostics.emit(unclosed: block, of: page.file)
      return
    }
    switch (code.info, section) {
    case ("http", .introduction) where endpoint == nil:
      readEndpoint(code, block, diagnostics: &diagnostics)
    case ("http", .query): queryExamples = code.content
    case ("http!", .requestSample):
      requestSample = sample(code, block, diagnostics: &diagnostics)
    case ("http_", .requestSample), ("http_", .responseSample):
      responseSample = sample(code, block, diagnostics: &diagnostics)
    case (_, .introduction):
      if let text = RESTProse.code(code, of: page.file) { prose.append(text) }
    case (_, .unknown): break
    default: warn(block, "a code block", diagnostics: &diagnostics)
    }
  }

  private mutating func readEndpoint(
    _ code: MarkdownCode, _ block: MarkdownBlock, diagnostics: inout DiagnosticBag
  ) {
    let text = page.text(code.content).trimmed
    let words = text.string.split(separator: " ")
    guard words.count == 2, let method = words.first, let path = words.last, path.hasPrefix("/")
    else {
      diagnostics.emit(
        DocsReaderRules.httpSample, "the endpoint is not a method and a path",
        at: place(of: block), hint: "expected a line such as 'POST /api/…'")
      return
    }
    endpoint = (String(method), String(path), text.range)
  }

  private func sample(
    _ code: MarkdownCode, _ block: MarkdownBlock, diagnostics: inout DiagnosticBag
  ) -> HTTPSample? {
    guard var sample = HTTPSample(code.content, of: page.file) else {
      diagnostics.emit(
        DocsReaderRules.httpSample, "the sample has no start line", at: place(of: block))
      return nil
    }
    if !sample.body.isEmpty, !sample.isBinary(in: page.file) {
      do throws(JSONSampleError) {
        sample.value = try JSONSampleParser.parse(sample.body, of: page.file)
      } catch {
        diagnostics.emit(
          DocsReaderRules.jsonSample, "the JSON sample does not parse: \(error.message)",
          at: page.file.location(atOffset: error.offset))
      }
    }
    return sample
  }
}
