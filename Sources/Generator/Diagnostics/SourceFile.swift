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
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
