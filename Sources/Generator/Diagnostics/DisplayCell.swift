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
