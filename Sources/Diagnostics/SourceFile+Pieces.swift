extension SourceFile {
  /// A stretch of the bytes that is taken from another file.
  struct Piece: Sendable {
    let range: Range<Int>
    let file: SourceFile
    /// Where the stretch begins in that file.
    let origin: Int
  }

  /// Puts a file together from stretches of others: what one includes stands in it, and every place
  /// is that in the file it was written in.
  ///
  /// - Parameter joinsLines: of each stretch, whether its line breaks are spaces here.
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

  /// The stretch with a byte; at the end of the file the last one.
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

  /// How far a place reaches at most: to the end of its line, or of what is from the same file.
  package func endOfPlace(atOffset offset: Int) -> Int {
    let line = line(atOffset: offset)
    let end = line < lineStarts.count ? lineStarts[line] : bytes.count
    return piece(atOffset: offset).map { min(end, max($0.range.upperBound, offset)) } ?? end
  }

  /// The place of a range of bytes, cut off at the end of the line it begins on.
  package func location(of range: Range<Int>) -> SourceLocation {
    let end = min(range.upperBound, endOfPlace(atOffset: range.lowerBound))
    let line = bytes[min(range.lowerBound, end)..<end].prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    return location(atOffset: range.lowerBound, length: max(1, line.count))
  }
}
