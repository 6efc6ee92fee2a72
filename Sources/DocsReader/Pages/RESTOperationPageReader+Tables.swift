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
    case (.pathParts, _):
      let added = new(rows, after: pathParts, diagnostics: &diagnostics)
      pathParts += added
    case (.query, _):
      let added = new(rows, after: query, diagnostics: &diagnostics)
      query += added
    case (.headers, .headers): headers += rows
    case (.properties, .body):
      let added = new(rows, after: body?.rows ?? [], diagnostics: &diagnostics)
      body?.rows += added
    case (.properties, .responseBody), (.properties, .response):
      let added = new(rows, after: response?.rows ?? [], diagnostics: &diagnostics)
      response?.rows += added
    case (.statuses, .response): readStatuses(rows, diagnostics: &diagnostics)
    default: warn(block, "a table", diagnostics: &diagnostics)
    }
  }

  /// The rows whose names no row before them has; one of the others is an error.
  private func new(
    _ rows: [RESTOperationPage.Row], after known: [RESTOperationPage.Row],
    diagnostics: inout DiagnosticBag
  ) -> [RESTOperationPage.Row] {
    var first = Dictionary(known.map { ($0.name, $0) }) { first, _ in first }
    return rows.filter { row in
      guard let other = first.updateValue(row, forKey: row.name) else { return true }
      diagnostics.emit(
        DocsReaderRules.tableRowRepeated, "there is a row for '\(row.name)' already",
        at: page.file.location(of: row.range),
        related: [Diagnostic.Related("the first one", at: page.file.location(of: other.range))])
      return false
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
