import Diagnostics

/// Cuts the lines of a table into cells.
///
/// cmark finds the table; its rows are cut here because it pads short rows and drops the surplus
/// of long ones, and both are mistakes a page should hear of.
struct MarkdownTableReader {
  let file: SourceFile

  /// - Parameter lines: header, delimiter row and all others, counted from one.
  func table(atLines lines: ClosedRange<Int>) -> MarkdownTable {
    let header = row(lines.lowerBound)
    let body = lines.dropFirst(2).map { row($0) }
    return MarkdownTable(header: header, rows: body)
  }

  private func row(_ line: Int) -> MarkdownTable.Row {
    let text = file.text(file.range(ofLines: line...line)).trimmed
    var cells: [MarkdownTable.Cell] = []
    var start = text.range.lowerBound
    if text.first == UInt8(ascii: "|") { start += 1 }
    var offset = start
    while offset < text.range.upperBound {
      if file.bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if file.bytes[offset] == UInt8(ascii: "|") {
        cells.append(cell(start..<offset))
        start = offset + 1
      }
      offset += 1
    }
    if start < text.range.upperBound { cells.append(cell(start..<text.range.upperBound)) }
    return MarkdownTable.Row(cells: cells, range: text.range)
  }

  private func cell(_ range: Range<Int>) -> MarkdownTable.Cell {
    MarkdownTable.Cell(range: file.text(range).trimmed.range)
  }
}
