import Diagnostics

extension RESTOperationPageReader {
  mutating func readTable(
    _ table: MarkdownTable, _ block: MarkdownBlock, diagnostics: inout DiagnosticBag
  ) {
    guard let columns = RESTTableColumns(header: table.header, in: page.file) else {
      reportTable(block, diagnostics: &diagnostics)
      return
    }
    let rows = RESTTableRows(file: page.file, table: table, columns: columns)
      .read(diagnostics: &diagnostics)
    switch (columns.table, section) {
    case (.pathParts, _): pathParts += rows
    case (.query, _): query += rows
    case (.headers, .headers): headers += rows
    case (.properties, .body): body?.rows += rows
    case (.properties, .responseBody), (.properties, .response):
      response?.rows += rows
    case (.statuses, .response): readStatuses(rows, diagnostics: &diagnostics)
    default: warn(block, "a table", diagnostics: &diagnostics)
    }
  }

  private mutating func readStatuses(
    _ rows: [RESTOperationPage.Row], diagnostics: inout DiagnosticBag
  ) {
    for row in rows {
      if let code = Int(row.name) {
        let text = row.cell.string
        response?.statuses.append(RESTOperationPage.Status(code: code, text: text))
      } else {
        diagnostics.emit(
          DocsReaderRules.unrecognizedText, "'\(row.name)' is no status code",
          at: page.file.location(of: row.range))
      }
    }
  }

  /// The tables that may stand where the reader is.
  private var expectedTables: [RESTTable] {
    switch section {
    case .introduction: [.pathParts]
    case .query: [.query]
    case .headers: [.headers]
    case .body, .responseBody: [.properties]
    case .response: [.statuses]
    case .requestSample, .responseSample, .unknown: RESTTable.allCases
    }
  }

  func reportTable(_ block: MarkdownBlock, diagnostics: inout DiagnosticBag) {
    let expected = expectedTables.map { "| \($0.header.joined(separator: " | ")) |" }
    diagnostics.emit(
      DocsReaderRules.malformedTable, "the table's header is not one of a REST page",
      at: place(of: block), hint: "expected \(expected.joined(separator: " or "))")
  }
}
