import Diagnostics

/// The tables of REST pages, told apart by their header row wherever they stand.
enum RESTTable: CaseIterable {
  case pathParts
  case query
  case headers
  case properties
  case statuses

  var header: [String] {
    switch self {
    case .pathParts: ["Path Part", "Type", "Description"]
    case .query: ["Parameter Name", "Type", "Description"]
    case .headers: ["Parameter Name", "Description"]
    case .properties: ["Property Name", "Type", "Description"]
    case .statuses: ["Response", "Description"]
    }
  }

  init?(header: MarkdownTable.Row, in file: SourceFile) {
    let cells = header.cells.map { file.text($0.range).string }
    guard let table = Self.allCases.first(where: { $0.header == cells }) else { return nil }
    self = table
  }
}

/// Reads the rows of a table whose header is known.
struct RESTTableRows {
  let file: SourceFile
  let table: MarkdownTable

  func read(diagnostics: inout DiagnosticBag) -> [RESTOperationPage.Row] {
    var rows: [RESTOperationPage.Row] = []
    // A row is made when the lines that go on with it are known.
    var last: (row: MarkdownTable.Row, end: Int)?
    let width = table.header.cells.count
    for row in table.rows {
      if row.cells.count == width {
        if let last { rows.append(make(last.row, upTo: last.end)) }
        last = (row, row.cells.last?.range.upperBound ?? row.range.upperBound)
      } else if last != nil, isContinuation(row) {
        diagnostics.emit(
          DocsReaderRules.tableRowContinued, "the row above goes on in this line",
          at: file.location(of: row.range))
        last?.end = row.cells.first?.range.upperBound ?? row.range.upperBound
      } else {
        report(row, diagnostics: &diagnostics)
      }
    }
    if let last { rows.append(make(last.row, upTo: last.end)) }
    return rows
  }

  /// - Parameter end: where the description ends.
  private func make(_ row: MarkdownTable.Row, upTo end: Int) -> RESTOperationPage.Row {
    let hasType = table.header.cells.count == 3
    let cells = row.cells
    let description = (cells.last?.range.lowerBound ?? end)..<end
    return RESTOperationPage.Row(
      name: cells.first.map { file.text($0.range).string } ?? "",
      type: hasType && cells.count > 1 ? file.text(cells[1].range).string : "",
      description: RESTDescription(file.text(description)), descriptionRange: description,
      range: row.range)
  }

  /// A line that does not begin like a row goes on with the cell above.
  private func isContinuation(_ row: MarkdownTable.Row) -> Bool {
    file.text(row.range).first != UInt8(ascii: "|") && row.cells.count <= 1
  }

  private func report(_ row: MarkdownTable.Row, diagnostics: inout DiagnosticBag) {
    let header = table.header.cells.map { file.text($0.range).string }
    diagnostics.emit(
      DocsReaderRules.tableRowWidth,
      "the row has \(row.cells.count) cells, and the header has \(header.count)",
      at: file.location(of: row.range),
      related: [Diagnostic.Related("the header", at: file.location(of: table.header.range))],
      hint: "the cells are \(header.map { "'\($0)'" }.joined(separator: ", "))")
  }
}
