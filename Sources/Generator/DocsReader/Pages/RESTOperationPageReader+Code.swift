import Diagnostics
import PositionedJSON

extension RESTOperationPageReader {
  mutating func readCode(_ code: MarkdownCode, _ block: MarkdownBlock) {
    guard code.isClosed else { return reportUnclosed(block) }
    if reportSection(in: block, isHeading: PageParser.isSectionOfOperation) { return }
    switch (code.info, section) {
    case ("http", .introduction) where endpoint == nil: readEndpoint(code, block)
    case ("http", .query): queryExamples = code.content
    case (_, .requestSample), (_, .responseSample): readSample(code, block)
    case (_, .introduction):
      if let text = RESTProse.code(code, of: page.file) { prose.append(text) }
    case (_, .unknown): break
    default: warn(block, "a code block")
    }
  }

  private mutating func readEndpoint(_ code: MarkdownCode, _ block: MarkdownBlock) {
    let text = page.text(code.content).trimmed
    let words = text.string.split(ascii: " ").map(String.init)
    guard words.count == 2, words[1].hasPrefix("/") else {
      diagnostics.emit(
        DocsReaderRules.httpSample, "the endpoint is not a method and a path",
        at: place(of: block), hint: "expected a line such as 'POST /api/…'")
      return
    }
    endpoint = (words[0], words[1], text.range)
  }

  /// The first line of a sample identifies it, whatever a revision writes after the fence.
  private mutating func readSample(_ code: MarkdownCode, _ block: MarkdownBlock) {
    let sample = sample(code, block)
    let isResponse =
      sample.map { page.text($0.startLine).hasPrefix("HTTP/") } ?? (code.info == "http_")
    if isResponse, responseSample == nil {
      responseSample = sample
    } else if !isResponse, requestSample == nil {
      requestSample = sample
    } else {
      warn(block, "a second sample")
    }
  }

  /// Whether a sample answers a request that accepts something other than JSON.
  private func answersRaw(_ sample: HTTPSample) -> Bool {
    guard page.text(sample.startLine).hasPrefix("HTTP/"),
      let wanted = requestSample?.header("accept", in: page.file)
    else { return false }
    return !wanted.isEmpty && !wanted.contains(ascii: "json") && !wanted.contains(ascii: "*/*")
  }

  private mutating func sample(_ code: MarkdownCode, _ block: MarkdownBlock) -> HTTPSample? {
    guard var sample = HTTPSample(code.content, of: page.file) else {
      diagnostics.emit(
        DocsReaderRules.httpSample, "the sample has no start line", at: place(of: block))
      return nil
    }
    if !sample.body.isEmpty, !sample.isRaw, !answersRaw(sample) {
      do throws(JSONSyntaxError) {
        sample.value = try SampleShape(parsing: sample.body, of: page.file)
      } catch {
        diagnostics.emit(
          DocsReaderRules.jsonSample, "the JSON sample does not parse: \(error.message)",
          at: page.file.location(atOffset: error.range.lowerBound))
      }
    }
    return sample
  }
}
