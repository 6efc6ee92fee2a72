import Diagnostics

/// The tables of REST pages. Their header rows distinguish them, wherever they are.
enum RESTTable: CaseIterable {
  case pathParts, query, headers, properties, statuses

  var header: [String] {
    switch self {
    case .pathParts: ["Path Part", "Type", "Description"]
    case .query: ["Parameter Name", "Type", "Description"]
    case .headers: ["Parameter Name", "Description"]
    case .properties: ["Property Name", "Type", "Description"]
    case .statuses: ["Response", "Description"]
    }
  }
}

/// The positions of the columns of a table. A revision may have additional columns, or write the
/// names in another case.
struct RESTTableColumns {
  let table: RESTTable
  let name: Int
  let type: Int?
  let description: Int
  /// The header cells of columns that are not read.
  let unknown: [Range<Int>]

  /// - Returns: nil if the header belongs to none of the tables.
  init?(header: MarkdownTable.Row, in file: SourceFile) {
    let cells = header.cells.map { file.text($0).string.lowercased() }
    let found = Self.headers.lazy.compactMap { table, names -> (RESTTable, [Int])? in
      let columns = names.compactMap { cells.firstIndex(of: $0) }
      return columns.count == names.count ? (table, columns) : nil
    }
    guard let (table, columns) = found.first, let name = columns.first,
      let description = columns.last
    else { return nil }
    self.table = table
    self.name = name
    self.description = description
    type = columns.count == 3 ? columns[1] : nil
    unknown = cells.indices.filter { !columns.contains($0) }.map { header.cells[$0] }
  }

  /// In lower case. A table with a type column has all columns of the one without it, and comes
  /// first.
  private static let headers = RESTTable.allCases.sorted { $0.header.count > $1.header.count }
    .map { (table: $0, names: $0.header.map { $0.lowercased() }) }
}

/// Reads the rows of a table with a known header.
struct RESTRowReader {
  let file: SourceFile
  let table: MarkdownTable
  let columns: RESTTableColumns
  let memory: RESTTableMemory

  func read(diagnostics: inout DiagnosticBag) -> [RESTOperationPage.Row] {
    for column in columns.unknown {
      diagnostics.emit(
        DocsReaderRules.unrecognizedText,
        "nothing is read from the column '\(file.text(column).string)'",
        at: file.location(of: column))
    }
    var rows: [RESTOperationPage.Row] = []
    var last: MarkdownTable.Row?
    // The end of the last row that continues. It is read when it has ended. Otherwise each
    // additional line would read all of it again.
    var end: Int?
    let width = table.header.cells.count
    for row in table.rows {
      if row.cells.count == width {
        if let last, let end { rows[rows.count - 1] = continued(last, to: end) }
        (last, end) = (nil, nil)
        let text = memory.text(of: row, columns, in: file)
        guard check(text, row, diagnostics: &diagnostics) else { continue }
        rows.append(RESTOperationPage.Row(text: text, range: row.range))
        (last, end) = (row, nil)
      } else if last != nil, isContinuation(row) {
        diagnostics.emit(
          DocsReaderRules.tableRowContinued, "the row above goes on in this line",
          at: file.location(of: row.range))
        end = row.cells.first?.upperBound ?? row.range.upperBound
      } else {
        report(row, diagnostics: &diagnostics)
      }
    }
    if let last, let end { rows[rows.count - 1] = continued(last, to: end) }
    return rows
  }

  /// - Returns: false for a row that is not read.
  private func check(
    _ text: RESTRowText, _ row: MarkdownTable.Row, diagnostics: inout DiagnosticBag
  ) -> Bool {
    if let type = columns.type, !RESTTypeLabel.isReadable(text.type) {
      diagnostics.emit(
        DocsReaderRules.typeLabelUnreadable, "'\(text.type)' is not the name of a type",
        at: file.location(of: row.cells[type]))
    }
    let isName =
      !text.name.isEmpty && text.name.utf8.allSatisfy(Self.isPartOfName)
      && text.name.utf8.contains { $0 != UInt8(ascii: "-") }
    if isName { return true }
    diagnostics.emit(
      DocsReaderRules.tableRowName, "the row has no name: '\(text.name)' cannot be one",
      at: file.location(of: row.range), hint: "write the name without any formatting")
    return false
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "*")
  }

  /// A line that does not begin like a row continues the cell above, which is the last one of its
  /// row.
  private func isContinuation(_ row: MarkdownTable.Row) -> Bool {
    file.text(row.range).first != UInt8(ascii: "|") && row.cells.count <= 1
  }

  private func continued(_ row: MarkdownTable.Row, to end: Int) -> RESTOperationPage.Row {
    let start = row.cells[columns.description].lowerBound
    let text = RESTRowText(row, columns, in: file, cell: start..<max(start, end))
    return RESTOperationPage.Row(text: text, range: row.range)
  }

  private func report(_ row: MarkdownTable.Row, diagnostics: inout DiagnosticBag) {
    let header = table.header.cells.map { file.text($0).string }
    let count = row.cells.count
    diagnostics.emit(
      DocsReaderRules.tableRowWidth,
      "the row has \(count == 1 ? "1 cell" : "\(count) cells"), and the header has \(header.count)",
      at: file.location(of: row.range),
      related: [
        Diagnostic.Related("the header of this table", at: file.location(of: table.header.range))
      ], hint: "the cells are \(header.map { "'\($0)'" }.joined(separator: ", "))")
  }
}
