import Diagnostics

/// The messages that an operation page documents, as they are written there.
///
/// Tests of generated code decode them. They are read when the tests run, so a changed sample does
/// not change generated files.
package struct PageSamples: Equatable, Sendable {
  /// A documented HTTP message.
  package struct HTTPMessage: Equatable, Sendable {
    package struct Header: Equatable, Sendable {
      package var name: String
      package var value: String
    }

    /// `POST /api/…` of a request, `HTTP/1.1 200 OK` of a response.
    package var startLine: String
    /// The header fields, in the order of the sample.
    package var headers: [Header]
    /// The body without white space around it; empty if there is none.
    package var body: String

    /// The method of a request.
    package var method: String { words.first ?? "" }
    /// The path and query of a request.
    package var target: String { words.dropFirst().first ?? "" }
    /// The status of a response; nil for a request.
    package var status: Int? {
      startLine.hasPrefix("HTTP/") ? words.dropFirst().first.flatMap { Int($0) } : nil
    }

    private var words: [String] { startLine.split(separator: " ").map(String.init) }
  }

  /// The page with the samples.
  package var page: String
  package var soapRequest: String?
  package var soapResponse: String?
  package var restRequest: HTTPMessage?
  package var restResponse: HTTPMessage?

  /// Reads the samples of a SOAP or REST operation page.
  ///
  /// - Parameter included: the file at a path inside the folder of pages; nil for none.
  /// - Returns: nil for every other page, and for a page that cannot be read.
  package static func read(
    _ file: SourceFile, included: @escaping @Sendable (String) -> SourceFile? = { _ in nil }
  ) -> PageSamples? {
    let source = IncludeSource { path in included(path).map { .file($0) } ?? .missing }
    var parser = PageParser(IncludeExpander.expand(file, from: source))
    guard let parsed = parser.parse(), parsed.page.kind.isOperation else { return nil }
    let file = parsed.page.file
    var samples = PageSamples(page: file.path)
    var heading = ""
    for block in parsed.blocks {
      if case .heading(_, let text) = block.content { heading = text.lowercased() }
      if case .code(let code) = block.content, code.isClosed {
        samples.take(code, below: heading, of: file)
      }
    }
    return samples
  }

  private mutating func take(_ code: MarkdownCode, below heading: String, of file: SourceFile) {
    switch code.info {
    case "xml" where heading.hasSuffix(" request"):
      soapRequest = soapRequest ?? file.text(code.content).trimmed.string
    case "xml" where heading.hasSuffix(" response"):
      soapResponse = soapResponse ?? file.text(code.content).trimmed.string
    case _ where heading.hasPrefix("sample "):
      let message = HTTPMessage(code, of: file)
      if message?.status == nil {
        restRequest = restRequest ?? message
      } else {
        restResponse = restResponse ?? message
      }
    default: break
    }
  }
}

extension PageSamples.HTTPMessage {
  fileprivate init?(_ code: MarkdownCode, of file: SourceFile) {
    guard let sample = HTTPSample(code.content, of: file) else { return nil }
    startLine = file.text(sample.startLine).string
    body = file.text(sample.body).string
    headers = sample.headers.map { range in
      let line = file.text(range)
      let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? range.upperBound
      return Header(
        name: line.prefix(upTo: colon).trimmed.string,
        value: line.suffix(from: colon + 1).trimmed.string)
    }
  }
}
