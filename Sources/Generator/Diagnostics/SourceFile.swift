/// The bytes of one input file, and the starts of its lines.
///
/// Offsets into a file are always UTF-8 bytes. For users, lines and columns are counted from one.
package struct SourceFile: Sendable {
  /// The path for diagnostics, relative to the input folder.
  package let path: String
  /// The unchanged bytes of the file, not necessarily valid UTF-8.
  package let bytes: [UInt8]
  /// The byte offset at which each line starts; the first entry is always 0.
  package let lineStarts: [Int]
  /// The ranges that the bytes are combined from; empty for an ordinary file.
  let pieces: [Piece]

  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, bytes: bytes, pieces: [])
  }

  init(path: String, bytes: [UInt8], pieces: [Piece]) {
    self.path = path
    self.bytes = bytes
    self.pieces = pieces
    self.lineStarts = bytes.withUnsafeBufferPointer { buffer in
      // Pages hardly ever have a carriage return, and without one only line feeds end lines.
      buffer.firstOffset(of: UInt8(ascii: "\r")) == nil
        ? Self.lineStarts(betweenLineFeedsOf: buffer) : Self.lineStarts(of: buffer)
    }
  }

  private static func lineStarts(
    betweenLineFeedsOf buffer: UnsafeBufferPointer<UInt8>
  ) -> [Int] {
    var starts = [0]
    while let last = starts.last,
      let end = buffer.firstOffset(of: UInt8(ascii: "\n"), from: last)
    {
      starts.append(end + 1)
    }
    return starts
  }

  private static func lineStarts(of buffer: UnsafeBufferPointer<UInt8>) -> [Int] {
    [0] + buffer.indices.filter { endsLine($0, in: buffer) }.map { $0 + 1 }
  }

  /// Editors break lines at `\n`, at `\r\n` and at a `\r` on its own.
  private static func endsLine(_ offset: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    let byte = buffer[offset]
    guard byte == UInt8(ascii: "\r") else { return byte == UInt8(ascii: "\n") }
    return offset + 1 == buffer.count || buffer[offset + 1] != UInt8(ascii: "\n")
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The position of a byte offset. An offset past the end is the end of the file.
  package func location(atOffset offset: Int, length: Int = 1) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    if let piece = piece(atOffset: offset) {
      return piece.file.location(
        atOffset: piece.origin + offset - piece.range.lowerBound, length: length)
    }
    let line = lineIndex(ofOffset: offset)
    return SourceLocation(
      path: path, line: line + 1, column: offset - lineStarts[line] + 1, length: length)
  }

  /// The line of a byte offset in these bytes, counted from one, regardless of the original file.
  package func line(atOffset offset: Int) -> Int {
    lineIndex(ofOffset: min(max(offset, 0), bytes.count)) + 1
  }

  /// The bytes of a line counted from one, without its line break; nil if there is no such line.
  package func lineBytes(_ line: Int) -> ArraySlice<UInt8>? {
    guard line >= 1, line <= lineStarts.count else { return nil }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<max(start, end)]
  }

  /// The offset of the first byte that is not valid UTF-8, or nil if the whole file is valid.
  package func firstInvalidUTF8Offset() -> Int? {
    if isASCII { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      var offset = 0
      while let next = buffer[offset...].firstIndex(where: { $0 >= 0x80 }) {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = buffer[next...].makeIterator()
        guard case .valid(let scalar) = parser.parseScalar(from: &iterator) else { return next }
        offset = next + scalar.count
      }
      return nil
    }
  }

  /// Nearly every page is ASCII. Checking a word at a time is the fastest way.
  private var isASCII: Bool {
    bytes.withUnsafeBytes { raw in
      guard let start = raw.baseAddress else { return true }
      var bits: UInt64 = 0
      let words = raw.count / 8
      for word in 0..<words {
        bits |= start.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
      }
      return bits & 0x8080_8080_8080_8080 == 0 && raw[(words * 8)...].allSatisfy { $0 < 0x80 }
    }
  }

  private func lineIndex(ofOffset offset: Int) -> Int {
    lineStarts.lastIndex(ofSorted: { $0 <= offset })
  }
}

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
        Piece(range: start..<bytes.count, file: stretch.file, origin: stretch.range.lowerBound))
    }
    self.init(path: path, bytes: bytes, pieces: pieces)
  }

  /// The range with a byte; at the end of the file the last one.
  func piece(atOffset offset: Int) -> Piece? {
    guard let last = pieces.last else { return nil }
    if offset >= last.range.lowerBound { return last }
    return pieces[pieces.lastIndex(ofSorted: { $0.range.lowerBound <= offset })]
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

extension Array {
  /// The index of the last item before or at a place, in a list that is sorted by places; the first
  /// one if there is none.
  fileprivate func lastIndex(ofSorted isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if isBefore(self[middle]) { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// A position in an input file.
package struct SourceLocation: Hashable, Sendable, Comparable {
  /// The path, relative to the input folder.
  package var path: String
  /// Counted from one; 0 means the whole file.
  package var line: Int
  /// UTF-8 bytes, counted from one; 0 means the whole line.
  package var column: Int
  /// The number of underlined bytes of the line, at least one.
  package var length: Int

  package init(path: String, line: Int = 0, column: Int = 0, length: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
    self.length = length
  }

  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.line, a.column, a.length) < (b.path, b.line, b.column, b.length)
  }
}

/// The files of a run by the paths in locations, for excerpts.
package struct SourceFileTable: Sendable {
  private struct Entry: Sendable {
    var file: SourceFile?
    var shownPath: String
  }

  private var entries: [String: Entry] = [:]

  package init() {}

  package init(_ files: [SourceFile]) { for file in files { add(file) } }

  /// - Parameter shownPath: the path relative to the current folder of the user, so that a terminal
  ///   or an editor can open it; nil for the file's own path.
  package mutating func add(_ file: SourceFile, shownAs shownPath: String? = nil) {
    entries[file.path] = Entry(file: file, shownPath: shownPath ?? file.path)
  }

  /// Records the path for users of a file without contents: an unreadable file or a folder.
  package mutating func add(path: String, shownAs shownPath: String) {
    if entries[path] == nil { entries[path] = Entry(file: nil, shownPath: shownPath) }
  }

  /// Drops the contents of all files except these, which excerpts may still need.
  package mutating func keepContents(of paths: Set<String>) {
    for (path, entry) in entries where entry.file != nil && !paths.contains(path) {
      entries[path] = Entry(file: nil, shownPath: entry.shownPath)
    }
  }

  package func file(at path: String) -> SourceFile? { entries[path]?.file }

  /// The path for users. A path that was never added is returned unchanged.
  package func shownPath(of path: String) -> String { entries[path]?.shownPath ?? path }
}
