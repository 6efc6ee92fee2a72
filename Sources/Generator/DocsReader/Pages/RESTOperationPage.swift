import Diagnostics

/// The content of a REST operation page, as it is written. It is a class, because each of its
/// tables and samples is examined together with it.
final class RESTOperationPage: Sendable {
  /// A row of a table of parameters or properties, with its position on this page.
  struct Row: Sendable {
    /// The content of the row, which other pages may share.
    let text: RESTRowText
    let range: Range<Int>

    var name: String { text.name }
    var type: String { text.type }
    var description: RESTDescription { text.description }
  }

  struct Body: Sendable {
    /// The name of the body in the heading: `request` for a wrapper of parameters.
    let name: String
    /// The text after the name, for bodies that are not JSON (`binary`).
    let type: String
    /// The heading, as the position of diagnostics about the body as a whole.
    let heading: Range<Int>
    var text: [String] = []
    var carrier: String?
    /// The header of the table; nil if there is none.
    var table: Range<Int>?
    var rows: [Row] = []
  }

  struct Response: Sendable {
    /// The type in the heading; nil for the form without a colon.
    let label: String?
    /// The heading, as the position of diagnostics about the response as a whole.
    let heading: Range<Int>
    var paragraphs: [String] = []
    /// The name of the type, if the prose has it.
    var carrier: String?
    var statuses: [Status] = []
    /// The type in `Response body: …`.
    var bodyLabel: String?
    /// The header of the table; nil if there is none.
    var table: Range<Int>?
    var rows: [Row] = []
  }

  struct Status: Sendable {
    let code: Int
    let text: String
  }

  let page: Page
  let method: String
  let path: String
  let endpoint: Range<Int>
  let prose: [String]
  let pathParts: [Row]
  /// The header of the table of path parts; nil if there is none.
  let pathTable: Range<Int>?
  let query: [Row]
  /// The header of the table of query parameters; nil if there is none.
  let queryTable: Range<Int>?
  let headers: [Row]
  let body: Body?
  let response: Response
  /// The block of endpoints, each with a value for one query parameter.
  let queryExamples: Range<Int>?
  let requestSample: HTTPSample?
  let responseSample: HTTPSample?

  init(
    _ reader: RESTOperationPageReader,
    endpoint: (method: String, path: String, range: Range<Int>),
    response: Response
  ) {
    page = reader.page
    method = endpoint.method
    path = endpoint.path
    self.endpoint = endpoint.range
    prose = reader.prose
    pathParts = reader.pathParts
    pathTable = reader.pathTable
    query = reader.query
    queryTable = reader.queryTable
    headers = reader.headers
    body = reader.body
    self.response = response
    queryExamples = reader.queryExamples
    requestSample = reader.requestSample
    responseSample = reader.responseSample
  }

  var file: SourceFile { page.file }

  /// The value of a query parameter in the page's examples; nil if there is none.
  func queryExample(_ name: String) -> ByteText? {
    guard let queryExamples else { return nil }
    let text = file.text(queryExamples)
    let marker = Array("?\(name)=".utf8)
    guard let start = text.firstIndex(of: marker) else { return nil }
    let value = text.suffix(from: start + marker.count)
    return value.prefix(upTo: value.firstIndex(of: UInt8(ascii: "\n")) ?? value.range.upperBound)
      .trimmed
  }

  func location(_ row: Row) -> SourceLocation { file.location(of: row.range) }

  /// The place of the description of the response.
  var responseLocation: SourceLocation { file.location(of: response.table ?? response.heading) }

  /// The place of the description of the values in the request.
  var requestLocation: SourceLocation {
    file.location(of: body.map { $0.table ?? $0.heading } ?? queryTable ?? endpoint)
  }
}
