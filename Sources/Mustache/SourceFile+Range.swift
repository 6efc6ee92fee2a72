import Diagnostics

extension SourceFile {
  /// The place of a range, cut off at the end of the line it begins on.
  func location(of range: Range<Int>) -> SourceLocation {
    let firstLine = bytes[range].prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
    return location(atOffset: range.lowerBound, length: max(1, firstLine.count))
  }

  /// Whether a line begins at the offset.
  func isLineStart(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
