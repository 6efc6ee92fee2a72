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
      add(rows, to: \.pathParts, diagnostics: &diagnostics)
    case (.query, _):
      add(rows, to: \.query, diagnostics: &diagnostics)
    case (.headers, .headers): headers += rows
    case (.properties, .body):
      add(rows, to: \.bodyRows, diagnostics: &diagnostics)
    case (.properties, .responseBody), (.properties, .response):
      add(rows, to: \.responseRows, diagnostics: &diagnostics)
    case (.statuses, .response): readStatuses(rows, diagnostics: &diagnostics)
    default: warn(block, "a table", diagnostics: &diagnostics)
    }
  }

  private var bodyRows: [RESTOperationPage.Row] {
    get { body?.rows ?? [] }
    set { body?.rows = newValue }
  }

  private var responseRows: [RESTOperationPage.Row] {
    get { response?.rows ?? [] }
    set { response?.rows = newValue }
  }

  /// Adds the rows whose names no row has yet. The same row again says nothing new; another row of
  /// that name is an error.
  private mutating func add(
    _ rows: [RESTOperationPage.Row],
    to known: WritableKeyPath<RESTOperationPageReader, [RESTOperationPage.Row]>,
    diagnostics: inout DiagnosticBag
  ) {
    var firsts = Dictionary(self[keyPath: known].map { ($0.name, $0) }) { first, _ in first }
    for row in rows {
      guard let first = firsts[row.name] else {
        firsts[row.name] = row
        self[keyPath: known].append(row)
        continue
      }
      let isCopy = page.text(row.range).trimmed.hasSameBytes(as: page.text(first.range).trimmed)
      diagnostics.emit(
        isCopy ? DocsReaderRules.tableRowCopied : DocsReaderRules.tableRowRepeated,
        "there is a row for '\(row.name)' already",
        at: page.file.location(of: row.range),
        related: [Diagnostic.Related("the first one", at: page.file.location(of: first.range))])
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
