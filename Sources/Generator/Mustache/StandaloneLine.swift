import Diagnostics

/// The line (or lines, for a long comment) that contains only a tag, and is removed with the tag.
struct StandaloneLine {
  /// From the start of the tag's first line to the end of its last, the line break included.
  let range: Range<Int>
  /// The white space before the tag.
  let indentation: Range<Int>

  /// Nil if there is something other than white space on the tag's lines.
  ///
  /// - Parameter previousEnd: The end of the previous tag, because a tag is not white space.
  init?(of tag: Range<Int>, after previousEnd: Int, in file: SourceFile) {
    var start = tag.lowerBound
    while start > previousEnd, Self.isBlank(file.bytes[start - 1]) { start -= 1 }
    guard file.isLineStart(start), let end = Self.lineEnd(after: tag.upperBound, in: file.bytes)
    else { return nil }
    range = start..<end
    indentation = start..<tag.lowerBound
  }

  /// The offset after the line break, if only blanks come before it.
  private static func lineEnd(after offset: Int, in bytes: [UInt8]) -> Int? {
    var offset = offset
    while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
    if bytes[offset...].starts(with: "\r\n".utf8) { return offset + 2 }
    guard offset < bytes.count else { return offset }
    return bytes[offset] == UInt8(ascii: "\n") ? offset + 1 : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
