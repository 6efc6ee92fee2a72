extension SourceFile {
  /// A range of bytes from another file.
  struct Piece: Sendable {
    let range: Range<Int>
    let file: SourceFile
    /// The start of the range in that file.
    let origin: Int
  }

  /// Combines ranges of several files into one file, such as a page with its includes. Every
  /// position is reported in the original file.
  ///
  /// - Parameter joinsLines: for each range, whether its line breaks become spaces.
  package init(
    path: String, joining stretches: [(file: SourceFile, range: Range<Int>, joinsLines: Bool)]
  ) {
    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    for stretch in stretches where !stretch.range.isEmpty {
      let start = bytes.count
      bytes += stretch.file.bytes[stretch.range]
      if stretch.joinsLines {
        for index in start..<bytes.count where bytes[index] == 0x0A || bytes[index] == 0x0D {
          bytes[index] = 0x20
        }
      }
      pieces.append(
        Piece(
          range: start..<bytes.count, file: stretch.file, origin: stretch.range.lowerBound))
    }
    self.init(path: path, bytes: bytes, pieces: pieces)
  }

  /// The range with a byte; at the end of the file the last one.
  func piece(atOffset offset: Int) -> Piece? {
    guard let last = pieces.last else { return nil }
    if offset >= last.range.lowerBound { return last }
    var low = 0
    var high = pieces.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if pieces[middle].range.lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    return pieces[low]
  }

  /// The maximum end of a position: the end of its line, or of its range from the same file.
  package func endOfPlace(atOffset offset: Int) -> Int {
    let line = line(atOffset: offset)
    let end = line < lineStarts.count ? lineStarts[line] : bytes.count
    return piece(atOffset: offset).map { min(end, max($0.range.upperBound, offset)) } ?? end
  }

  /// The position of a range of bytes, limited to its first line.
  package func location(of range: Range<Int>) -> SourceLocation {
    let end = min(range.upperBound, endOfPlace(atOffset: range.lowerBound))
    let line = bytes[min(range.lowerBound, end)..<end].prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    return location(atOffset: range.lowerBound, length: max(1, line.count))
  }
}
