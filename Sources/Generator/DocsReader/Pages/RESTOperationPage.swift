import Diagnostics
import ServiceModel

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

  /// A table, or several of one kind, joined; without rows if there is none.
  struct Table: Sendable {
    /// The header of the first one.
    private(set) var header: Range<Int>?
    private(set) var rows: [Row] = []
    /// The positions of the rows by their names, if there are several tables.
    private var positions: [String: Int] = [:]

    /// Adds the rows of a table whose names are new.
    ///
    /// - Returns: its other rows, each with the first one of the name.
    mutating func join(
      _ table: RESTTableRows, at header: Range<Int>
    ) -> [(row: Row, first: Row)] {
      self.header = self.header ?? header
      if rows.isEmpty, !table.repeatsNames {
        rows = table.rows
        return []
      }
      if positions.isEmpty { for (index, row) in rows.enumerated() { positions[row.name] = index } }
      var repeated: [(row: Row, first: Row)] = []
      for row in table.rows {
        if let first = positions[row.name] {
          repeated.append((row, rows[first]))
        } else {
          positions[row.name] = rows.count
          rows.append(row)
        }
      }
      return repeated
    }
  }

  struct Body: Sendable {
    /// The name of the body in the heading: `request` for a wrapper of parameters.
    let name: String
    /// The text after the name, for bodies that are not JSON (`binary`).
    let word: String
    /// The type that this text means; blank if there is no text.
    let label: RESTTypeLabel
    /// The heading, as the position of diagnostics about the body as a whole.
    let heading: Range<Int>
    var text: [String] = []
    var carrier: String?
    var table = Table()

    var rows: [Row] { table.rows }
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
    /// The type that `bodyLabel` means, or else the heading; blank if both are missing.
    var type = RESTTypeLabel.blank
    var table = Table()

    var rows: [Row] { table.rows }

    /// The type that the prose names, unless it is the type of the items of an array.
    var ownCarrier: String? { label == "array" ? nil : carrier }
  }

  struct Status: Sendable {
    let code: Int
    let text: String
  }

  /// The name of the body, if its properties are the parameters.
  static let wrapperName = "request"

  let page: Page
  let method: String
  let path: String
  let endpoint: Range<Int>
  let prose: [String]
  let pathParts: Table
  let query: Table
  let headers: [Row]
  let body: Body?
  /// How the body contains parameters.
  let bodyForm: RESTBinding.Body
  let requestTypes: RESTMediaTypes
  let responseTypes: RESTMediaTypes
  let response: Response
  /// The block of endpoints, each with a value for one query parameter.
  let queryExamples: Range<Int>?
  /// The values of lists in these endpoints, by the names of the parameters.
  let queryValues: [String: ByteText]
  let requestSample: HTTPSample?
  let responseSample: HTTPSample?

  init(
    _ reader: RESTOperationPageReader, endpoint: (method: String, path: String, range: Range<Int>),
    response: Response
  ) {
    page = reader.page
    method = endpoint.method
    path = endpoint.path
    self.endpoint = endpoint.range
    prose = reader.prose
    pathParts = reader.pathParts
    query = reader.query
    headers = reader.headers
    body = reader.body
    requestTypes = RESTMediaTypes("Content-Type", in: headers)
    responseTypes = RESTMediaTypes("Accept", in: headers)
    bodyForm = Self.form(of: body, requestTypes)
    self.response = response
    queryExamples = reader.queryExamples
    queryValues = Self.values(inQueriesAt: queryExamples, of: page.file, query.rows)
    requestSample = reader.requestSample
    responseSample = reader.responseSample
  }

  private static func form(of body: Body?, _ types: RESTMediaTypes) -> RESTBinding.Body {
    guard let body else { return .none }
    let isRaw = body.rows.isEmpty && (types.areRaw || types.areUploads)
    if body.word == "binary" || isRaw { return .binary }
    guard body.name == wrapperName else { return .value }
    return types.isForm ? .form : .wrapper
  }

  var file: SourceFile { page.file }

  /// The values in the block of endpoints, by their parameters. Only those of lists are needed.
  private static func values(
    inQueriesAt range: Range<Int>?, of file: SourceFile, _ query: [Row]
  ) -> [String: ByteText] {
    guard let range, query.contains(where: { $0.text.label == .array }) else { return [:] }
    return file.text(range).lines.reduce(into: [:]) { values, line in
      guard let mark = line.firstIndex(of: UInt8(ascii: "?")) else { return }
      let query = line.suffix(from: mark + 1)
      let name = query.prefix(before: UInt8(ascii: "="))
      if values[name.string] != nil || name.range == query.range { return }
      values[name.string] = query.suffix(from: name.range.upperBound + 1).trimmed
    }
  }

  func location(_ row: Row) -> SourceLocation { file.location(of: row.range) }

  /// The place of the type of a row.
  func typePlace(_ row: Row) -> PagePlace {
    let cell = row.text.typeCell?.moved(by: row.range.lowerBound)
    return PagePlace(page: page, range: cell ?? row.range)
  }

  /// The place of the description of the response.
  var responseLocation: SourceLocation {
    file.location(of: response.table.header ?? response.heading)
  }

  /// The place of the description of the values in the request.
  var requestLocation: SourceLocation {
    file.location(of: body.map { $0.table.header ?? $0.heading } ?? query.header ?? endpoint)
  }
}

// MARK: - Conclusions

extension RESTOperationPage {
  /// Whether the response has only a status.
  var isVoid: Bool { successes.isEmpty ? showsNothing : successes.allSatisfy { $0 == 204 } }

  /// The documented statuses of success.
  var successes: [Int] { response.statuses.lazy.map(\.code).filter { (200..<300).contains($0) } }

  /// Whether no heading, no table and no sample shows a value.
  private var showsNothing: Bool {
    guard let label = response.label else { return true }
    return label.isEmpty && response.carrier == nil && response.rows.isEmpty
      && (responseSample?.value ?? .null) == .null
  }

  /// The type of a body that is sent unchanged, and not as JSON; nil for all others.
  var rawRequestType: TypeReference? { bodyForm == .binary ? requestTypes.rawType : nil }

  /// The type of a response that is sent unchanged, and not as JSON; nil for all others.
  var rawResponseType: TypeReference? {
    if responseTypes.areRaw { return responseTypes.rawType }
    guard let sample = responseSample, !sample.body.isEmpty else { return nil }
    return sample.isRaw || sample.value == nil ? .scalar(.base64Binary) : nil
  }

  /// Whether the name of the operation contains the name of the type.
  func isNamed(after type: String) -> Bool {
    let type = Array(type.utf8)
    return Self.ending(of: path, after: "/").firstIndex(of: type) != nil
      || Self.ending(of: page.uid?.value ?? "", after: "_").firstIndex(of: type) != nil
  }

  private static func ending(of text: String, after separator: Unicode.Scalar) -> ByteText {
    let bytes = Array(text.utf8)
    let last = bytes.lastIndex(of: UInt8(ascii: separator))
    return ByteText(bytes, (last.map { $0 + 1 } ?? 0)..<bytes.count)
  }
}

/// The description cell of a REST table.
struct RESTDescription: Sendable {
  private static let requiredMarker = Array("**Required**".utf8)

  /// On one line; nil if there is none.
  let text: String?
  let isRequired: Bool
  /// The name of the value's type, if the cell has it. The text then describes the type.
  let carrier: String?

  init(_ cell: ByteText) {
    let prose = CarrierProse(cell)
    carrier = prose.carrier
    if let start = prose.text.firstIndex(of: Self.requiredMarker) {
      isRequired = true
      let parts = [
        prose.text.prefix(upTo: start).string,
        prose.text.suffix(from: start + Self.requiredMarker.count).string,
      ]
      text = Prose.line(parts.joined(separator: " "))
    } else {
      isRequired = false
      text = Prose.line(prose.text)
    }
  }
}

/// The media types that a header of a REST page lists. They say how a body is sent.
struct RESTMediaTypes: Sendable {
  static let form = "application/x-www-form-urlencoded"

  /// The row of the header; nil if there is none.
  let row: RESTOperationPage.Row?

  var names: [String] { row?.text.codeSpans ?? [] }

  /// - Parameter header: its name, in any case. Its description has the types in backquotes.
  init(_ header: String, in headers: [RESTOperationPage.Row]) {
    let name = FieldName(header)
    row = headers.first { $0.text.key == name }
  }

  /// Whether the only type is that of a form.
  var isForm: Bool { names == [Self.form] }

  /// Whether bodies of these types are files or text. Bodies that may be JSON are read as JSON.
  var areRaw: Bool {
    !names.isEmpty && !names.contains { $0.contains(ascii: "json") || $0 == Self.form }
  }

  /// Whether bodies of these types may be uploads.
  var areUploads: Bool {
    names.contains { ["application/octet-stream", "multipart/form-data"].contains($0) }
  }

  /// The type of a body that is sent unchanged, and not as JSON.
  var rawType: TypeReference {
    !names.isEmpty && names.allSatisfy { $0.hasPrefix("text/") } ? .string : .scalar(.base64Binary)
  }
}
