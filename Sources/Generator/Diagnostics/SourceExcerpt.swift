/// The line of a location, shortened to the width of a screen, and the caret below it.
package struct SourceExcerpt: Equatable, Sendable {
  package let lineNumber: Int
  /// The line, or a window of it between `…`, safe to print.
  package let text: String
  /// Blanks, a caret and tildes under the range of the location; nil if it is the whole line.
  package let marker: String?

  /// - Parameters:
  ///   - columns: the maximum width in terminal columns. A page can be one line of 400 KB.
  /// - Returns: nil if the location has no line in the file.
  package init?(of location: SourceLocation, in file: SourceFile, columns: Int = 100) {
    guard let line = file.lineBytes(location.line) else { return nil }
    lineNumber = location.line
    let caret = min(max(location.column - 1, 0), line.count)
    let length = max(1, min(location.length, line.count - caret))
    let piece = Self.piece(of: line, around: caret, columns: columns)
    let cells = DisplayCell.cells(of: piece, at: piece.startIndex - line.startIndex)
    let mark = Self.mark(in: cells, from: caret, length: length)
    let window = Self.window(over: cells, showing: mark, columns: columns)

    let cutLeft = window.lowerBound > 0 || piece.startIndex > line.startIndex
    let cutRight = window.upperBound < cells.count || piece.endIndex < line.endIndex
    let shown = cells[window].map(\.text).joined()
    text = (cutLeft ? "…" : "") + shown + (cutRight ? "…" : "")
    guard location.column > 0 else {
      marker = nil
      return
    }
    let start = (cutLeft ? 1 : 0) + Self.width(cells[window.lowerBound..<mark.lowerBound])
    let marked = max(1, Self.width(cells[mark.clamped(to: window)]))
    marker = String(repeating: " ", count: start) + "^" + String(repeating: "~", count: marked - 1)
  }

  /// The part of a line that could be shown, so that a huge line is not decoded completely. It
  /// begins and ends between scalars.
  private static func piece(
    of line: ArraySlice<UInt8>, around caret: Int, columns: Int
  ) -> ArraySlice<UInt8> {
    let reach = columns * 8
    guard line.count > 2 * reach else { return line }
    var start = line.startIndex + max(0, caret - reach)
    var end = line.startIndex + min(line.count, caret + reach)
    while start > line.startIndex, isContinuation(line[start]) { start -= 1 }
    while end < line.endIndex, isContinuation(line[end]) { end += 1 }
    return line[start..<end]
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The cells of a range of bytes; empty after the last cell.
  private static func mark(
    in cells: [DisplayCell], from offset: Int, length: Int
  ) -> Range<Int> {
    // An offset inside a scalar belongs to that scalar.
    let next = cells.firstIndex { $0.offset > offset } ?? cells.count
    let isBehindLast = cells.last.map { offset >= $0.offset + $0.byteCount } ?? true
    let start = isBehindLast ? cells.count : next - 1
    let end = cells.firstIndex { $0.offset >= offset + length } ?? cells.count
    return start..<max(start, end)
  }

  /// The cells to show: all if they fit, otherwise as many as fit around the mark.
  private static func window(
    over cells: [DisplayCell], showing mark: Range<Int>, columns: Int
  ) -> Range<Int> {
    if width(cells[...]) <= columns { return 0..<cells.count }
    // Two columns for the ellipses.
    let room = columns - 2
    var start = mark.lowerBound
    var end = mark.lowerBound
    var used = 0
    func extendRight(to limit: Int, within budget: Int) {
      while end < limit, used + cells[end].width <= budget {
        used += cells[end].width
        end += 1
      }
    }
    extendRight(to: mark.upperBound, within: room / 2)
    extendRight(to: cells.count, within: max(used, room / 2))
    while start > 0, used + cells[start - 1].width <= room {
      start -= 1
      used += cells[start].width
    }
    extendRight(to: cells.count, within: room)
    return start..<end
  }

  private static func width(_ cells: ArraySlice<DisplayCell>) -> Int {
    cells.reduce(0) { $0 + $1.width }
  }
}

/// One scalar of a source line on a terminal.
struct DisplayCell: Equatable {
  /// Safe text without control or direction characters, which could change the terminal.
  var text: String
  /// Terminal columns: 0 for a combining mark, 2 for a wide character.
  var width: Int
  /// The byte offset of the scalar in the line.
  var offset: Int
  var byteCount: Int
}

extension DisplayCell {
  static let tabStop = 4

  /// The cells of a piece of a line.
  ///
  /// - Parameter offset: the byte offset of the piece in its line.
  static func cells(of bytes: ArraySlice<UInt8>, at offset: Int) -> [DisplayCell] {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var cells: [DisplayCell] = []
    var offset = offset
    var column = 0
    while true {
      let cell: DisplayCell
      switch parser.parseScalar(from: &iterator) {
      case .emptyInput: return cells
      case .error(let length):
        cell = DisplayCell(text: replacement, width: 1, offset: offset, byteCount: length)
        offset += length
      case .valid(let encoded):
        cell = DisplayCell(Unicode.UTF8.decode(encoded), at: offset, column: column)
        offset += encoded.count
      }
      column += cell.width
      cells.append(cell)
    }
  }

  private static let replacement = "\u{FFFD}"

  private init(_ scalar: Unicode.Scalar, at offset: Int, column: Int) {
    self.offset = offset
    byteCount = UTF8.width(scalar)
    if scalar.value >= 0x20, scalar.value < 0x7F {
      text = String(scalar)
      width = 1
    } else if scalar == "\t" {
      width = Self.tabStop - column % Self.tabStop
      text = String(repeating: " ", count: width)
    } else {
      text = TerminalText.isHarmless(scalar) ? String(scalar) : Self.replacement
      width = TerminalText.isHarmless(scalar) ? TerminalText.width(of: scalar) : 1
    }
  }
}
