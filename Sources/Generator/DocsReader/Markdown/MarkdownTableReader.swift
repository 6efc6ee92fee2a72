import Diagnostics

/// Finds the tables of GitHub's Markdown in the lines of a paragraph, and cuts them into cells.
///
/// Rows keep their cells: a row that is too short or too long is a mistake to report.
struct MarkdownTableReader {
  let file: SourceFile

  /// The line of a table's header. The line below it has dashes, in as many cells.
  ///
  /// - Parameter lines: those of a paragraph, counted from one.
  func headerLine(in lines: ClosedRange<Int>) -> Int? {
    lines.dropLast().first { line in
      delimiterCount(atLine: line + 1).map { $0 == row(line).cells.count } ?? false
    }
  }

  /// The number of cells in a line of dashes; nil for any other line.
  private func delimiterCount(atLine line: Int) -> Int? {
    let text = file.text(file.range(ofLines: line...line))
    let isDelimiter = file.bytes[text.range].allSatisfy { byte in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ":")
        || byte.isASCIIWhitespace
    }
    guard isDelimiter else { return nil }
    let cells = row(line).cells.map { file.bytes[$0] }
    let areDashes = cells.allSatisfy { cell in
      let dashes = cell.drop { $0 == UInt8(ascii: ":") }.reversed().drop { $0 == UInt8(ascii: ":") }
      return cell.count - dashes.count <= 2 && !dashes.isEmpty
        && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
    }
    return areDashes && !cells.isEmpty ? cells.count : nil
  }

  /// - Parameter lines: header, delimiter row and all others, counted from one.
  func table(atLines lines: ClosedRange<Int>) -> MarkdownTable {
    let header = row(lines.lowerBound)
    let body = lines.dropFirst(2).map { row($0) }
    return MarkdownTable(header: header, rows: body)
  }

  private func row(_ line: Int) -> MarkdownTable.Row {
    let text = file.text(file.range(ofLines: line...line)).trimmed
    var cells: [Range<Int>] = []
    cells.reserveCapacity(4)
    var start = text.range.lowerBound
    if text.first == UInt8(ascii: "|") { start += 1 }
    var offset = start
    while offset < text.range.upperBound {
      if file.bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if file.bytes[offset] == UInt8(ascii: "|") {
        cells.append(file.text(start..<offset).trimmed.range)
        start = offset + 1
      }
      offset += 1
    }
    if start < text.range.upperBound {
      cells.append(file.text(start..<text.range.upperBound).trimmed.range)
    }
    return MarkdownTable.Row(cells: cells, range: text.range)
  }
}
