import Diagnostics

/// The content of a row of a table of parameters or properties. It is a class, because many pages
/// have the same content.
final class RESTRowText: Sendable {
  let name: String
  /// The name in the form in which rows are compared with SOAP names.
  let key: FieldName
  /// The type column; empty if there is none, or if the cell is empty.
  let type: String
  /// The cell of the type, relative to the start of the row; nil without a type.
  let typeCell: Range<Int>?
  /// The meaning of the type column before the other pages are known.
  let label: RESTTypeLabel
  /// The description cell.
  let cell: ByteText
  let description: RESTDescription
  /// The texts in backquotes in the description.
  let codeSpans: [String]

  init(name: String, type: String, typeCell: Range<Int>? = nil, cell: ByteText) {
    self.name = name
    key = FieldName(name)
    self.type = type
    self.typeCell = typeCell
    label = RESTTypeLabel(word: type)
    self.cell = cell
    description = RESTDescription(cell)
    codeSpans = Self.codeSpans(in: cell)
  }

  /// - Parameters:
  ///   - row: the cells, as many as the table has columns.
  ///   - cell: the description, which may continue after the row.
  convenience init(
    _ row: MarkdownTable.Row, _ columns: RESTTableColumns, in file: SourceFile, cell: Range<Int>
  ) {
    let type = columns.type.map { row.cells[$0] } ?? 0..<0
    self.init(
      name: file.text(row.cells[columns.name]).string, type: file.text(type).string,
      typeCell: type.isEmpty ? nil : type.moved(by: -row.range.lowerBound), cell: file.text(cell))
  }

  private static func codeSpans(in cell: ByteText) -> [String] {
    let mark = UInt8(ascii: "`")
    let bytes = cell.bytes[cell.range]
    guard bytes.contains(mark) else { return [] }
    let parts = bytes.split(separator: mark, omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 1 }
      .map { String(decoding: $0.element, as: UTF8.self) }
  }
}

/// The rows of one table on a page.
struct RESTTableRows {
  let kind: RESTTable
  var rows: [RESTOperationPage.Row]
  /// Whether two of the rows have one name.
  let repeatsNames: Bool

  init(_ kind: RESTTable, _ rows: [RESTOperationPage.Row]) {
    self.kind = kind
    self.rows = rows
    repeatsNames = Set(rows.map(\.name)).count < rows.count
  }

  /// The same rows at another position of a file.
  func moved(by distance: Int) -> RESTTableRows {
    var moved = self
    moved.rows = rows.map { row in
      RESTOperationPage.Row(text: row.text, range: row.range.moved(by: distance))
    }
    return moved
  }
}

/// Reads tables, and each distinct text of a table once: five of six tables of the documentation
/// repeat the table of another page word for word. One memory is for one thread.
final class RESTTableMemory {
  /// The text of a row, and the columns of its cells.
  private struct RowText: Hashable {
    let text: ByteText
    let name: Int
    let type: Int?
    let description: Int
  }

  /// With positions relative to the start of the table.
  private var known: [ByteText: RESTTableRows] = [:]
  private var rows: [RowText: RESTRowText] = [:]

  /// - Parameter lines: those of the table, counted from one.
  /// - Returns: nil if the header belongs to none of the tables.
  func read(
    atLines lines: ClosedRange<Int>, of file: SourceFile, diagnostics: inout DiagnosticBag
  ) -> RESTTableRows? {
    let text = file.text(file.range(ofLines: lines))
    let start = text.range.lowerBound
    if let table = known[text] { return table.moved(by: start) }
    let cells = MarkdownTableReader(file: file).table(atLines: lines)
    guard let columns = RESTTableColumns(header: cells.header, in: file) else { return nil }
    let findings = diagnostics.diagnostics.count
    let table = RESTTableRows(
      columns.table,
      RESTRowReader(file: file, table: cells, columns: columns, memory: self)
        .read(diagnostics: &diagnostics))
    // A mistake in a table is reported on each page that has the table.
    if diagnostics.diagnostics.count == findings { known[text] = table.moved(by: -start) }
    return table
  }

  /// - Parameter row: the cells, as many as the table has columns.
  func text(
    of row: MarkdownTable.Row, _ columns: RESTTableColumns, in file: SourceFile
  ) -> RESTRowText {
    let key = RowText(
      text: file.text(row.range), name: columns.name, type: columns.type,
      description: columns.description)
    if let text = rows[key] { return text }
    let text = RESTRowText(row, columns, in: file, cell: row.cells[columns.description])
    rows[key] = text
    return text
  }
}

extension Range<Int> {
  func moved(by distance: Int) -> Range { lowerBound + distance..<upperBound + distance }
}
