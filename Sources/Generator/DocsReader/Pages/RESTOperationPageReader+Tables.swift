import Diagnostics

extension RESTOperationPageReader {
  mutating func readTable(atLines lines: ClosedRange<Int>, _ block: MarkdownBlock) {
    guard let table = tables.read(atLines: lines, of: page.file, diagnostics: &diagnostics) else {
      return reportTable(block)
    }
    let header = page.text(page.file.range(ofLines: lines.lowerBound...lines.lowerBound))
      .trimmed.range
    switch (table.kind, section) {
    case (.pathParts, _): report(pathParts.join(table, at: header))
    case (.query, _): report(query.join(table, at: header))
    case (.headers, .headers): readHeaders(table.rows)
    case (.properties, .body): report(body?.table.join(table, at: header) ?? [])
    case (.properties, .responseBody), (.properties, .response):
      report(response?.table.join(table, at: header) ?? [])
    case (.statuses, .response): readStatuses(table.rows)
    default: warn(block, "a table")
    }
  }

  /// A row that is repeated unchanged is ignored. A different row with the same name is an error.
  private mutating func report(
    _ repeated: [(row: RESTOperationPage.Row, first: RESTOperationPage.Row)]
  ) {
    for (row, first) in repeated {
      let isCopy = page.text(row.range).trimmed == page.text(first.range).trimmed
      diagnostics.emit(
        isCopy ? DocsReaderRules.tableRowCopied : DocsReaderRules.tableRowRepeated,
        "there is a row for '\(row.name)' already", at: place(of: row.range),
        related: [Diagnostic.Related("the first one", at: place(of: first.range))])
    }
  }

  /// The name of a header is the same in any case.
  private mutating func readHeaders(_ rows: [RESTOperationPage.Row]) {
    for row in rows {
      if let first = headers.first(where: { $0.text.key == row.text.key }) {
        report([(row, first)])
      } else {
        headers.append(row)
      }
    }
  }

  private mutating func readStatuses(_ rows: [RESTOperationPage.Row]) {
    for row in rows {
      if let code = Int(row.name) {
        let text = row.text.cell.string
        response?.statuses.append(RESTOperationPage.Status(code: code, text: text))
      } else {
        diagnostics.emit(
          DocsReaderRules.unrecognizedText, "'\(row.name)' is not a status code",
          at: place(of: row.range))
      }
    }
  }

  /// The tables that are allowed at the current position of the reader.
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

  /// Reports text that begins like a table: a table that lost its separator row, or everything
  /// below its header.
  mutating func reportText(_ text: ByteText, _ block: MarkdownBlock) {
    let line = page.file.line(atOffset: text.range.lowerBound)
    let header = MarkdownTableReader(file: page.file).table(atLines: line...line).header
    let isEnd = page.text(text.range.upperBound..<page.file.bytes.count).trimmed.isEmpty
    let isHeader = RESTTableColumns(header: header, in: page.file) != nil
    guard isHeader || isEnd else { return reportTable(block) }
    let missing =
      isHeader ? "the separator row below the table's header is missing" : "the table is cut off"
    let separator = header.cells.map { _ in "---" }.joined(separator: "|")
    diagnostics.emit(
      DocsReaderRules.malformedTable,
      missing + (isEnd ? ": the page ends in the middle of a table" : ""),
      at: place(of: header.range),
      hint: isEnd
        ? "the page is probably cut off: restore it from its source"
        : "write '|\(separator)|' below the header")
  }

  private mutating func reportTable(_ block: MarkdownBlock) {
    let expected = expectedTables.map { "| \($0.header.joined(separator: " | ")) |" }
    diagnostics.emit(
      DocsReaderRules.malformedTable, "the table's header is not one of a REST page",
      at: place(of: block), hint: "expected \(expected.joined(separator: " or "))")
  }
}
