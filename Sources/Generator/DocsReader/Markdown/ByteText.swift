import Diagnostics

/// Tests for ASCII markers in a range of a file's bytes.
///
/// A page stays bytes until a value of the model is made from it. Most of the content of a page is
/// never kept, and diagnostics need byte offsets.
struct ByteText: Sendable {
  let bytes: [UInt8]
  var range: Range<Int>

  init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    self.range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
  }

  var isEmpty: Bool { range.isEmpty }
  var first: UInt8? { range.isEmpty ? nil : bytes[range.lowerBound] }
  var last: UInt8? { range.isEmpty ? nil : bytes[range.upperBound - 1] }
  var string: String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text without spaces, tabs and line breaks at both ends.
  var trimmed: ByteText {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, bytes[lower].isASCIIWhitespace { lower += 1 }
    while upper > lower, bytes[upper - 1].isASCIIWhitespace { upper -= 1 }
    return ByteText(bytes, lower..<upper)
  }

  /// The text without the byte order mark that some editors write.
  var withoutByteOrderMark: ByteText {
    bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
  }

  func hasPrefix(_ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard range.count >= count else { return false }
    return prefix.withUTF8Buffer { wanted in
      bytes[range.lowerBound..<range.lowerBound + count].elementsEqual(wanted)
    }
  }

  func equals(_ text: String) -> Bool { bytes[range].elementsEqual(text.utf8) }

  /// Whether the bytes are a text, without regard to the case of ASCII letters.
  func equals(ignoringCase text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[range].equals(ignoringCase: $0) }
  }

  func firstIndex(of byte: UInt8) -> Int? { bytes[range].firstIndex(of: byte) }

  /// The text before a byte; the whole text if it does not contain the byte.
  func prefix(before byte: UInt8) -> ByteText {
    prefix(upTo: firstIndex(of: byte) ?? range.upperBound)
  }

  /// Removes and returns the first line, without its line feed; nil at the end.
  mutating func popLine() -> ByteText? {
    if isEmpty { return nil }
    let line = prefix(before: UInt8(ascii: "\n"))
    self = suffix(from: line.range.upperBound + 1)
    return line
  }

  var lines: [ByteText] { Array(sequence(state: self) { $0.popLine() }) }

  func prefix(upTo offset: Int) -> ByteText { ByteText(bytes, range.lowerBound..<offset) }

  func suffix(from offset: Int) -> ByteText {
    ByteText(bytes, min(offset, range.upperBound)..<range.upperBound)
  }

  func dropFirst(_ count: Int) -> ByteText { suffix(from: range.lowerBound + count) }
}

/// Two texts are equal if they have the same bytes, wherever they are.
extension ByteText: Hashable {
  static func == (one: ByteText, other: ByteText) -> Bool {
    one.withBytes { one in other.withBytes { one.hasSameBytes(as: $0) } }
  }

  /// Whole tables are looked up. Hashing one byte at a time would take longer than reading the
  /// tables. So eight bytes at a time become one number, with a random seed.
  func hash(into hasher: inout Hasher) { hasher.combine(withBytes(Self.checksum)) }

  private static let seed = UInt64.random(in: 0...UInt64.max)

  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var result = seed ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      result ^= bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      result = (result ^ result >> 32) &* 0x9E37_79B9_7F4A_7C15
      offset += 8
    }
    while offset < bytes.count {
      result = (result ^ UInt64(bytes[offset])) &* 0x9E37_79B9_7F4A_7C15
      offset += 1
    }
    return result ^ result >> 32
  }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }
}

extension UInt8 {
  var isASCIIWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}

extension SourceFile {
  func text(_ range: Range<Int>) -> ByteText { ByteText(bytes, range) }

  /// The bytes of lines counted from one, including the line break of the last one.
  func range(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    let start = offset(ofLine: lines.lowerBound)
    return start..<max(start, offset(ofLine: lines.upperBound + 1))
  }

  /// The offset of a line counted from one; the end of the file for a line past the end.
  func offset(ofLine line: Int) -> Int {
    guard line >= 1 else { return 0 }
    return line <= lineStarts.count ? lineStarts[line - 1] : bytes.count
  }

  /// The file with line feeds in place of single carriage returns that break a line, so that
  /// readers need to know only one line break. Offsets and lines do not change.
  var withLineFeeds: SourceFile {
    let first = bytes.withUnsafeBufferPointer { $0.firstOffset(of: UInt8(ascii: "\r")) }
    guard first != nil else { return self }
    var result = bytes
    var isChanged = false
    for index in result.indices where result[index] == UInt8(ascii: "\r") {
      if index + 1 < result.count, result[index + 1] == UInt8(ascii: "\n") { continue }
      result[index] = UInt8(ascii: "\n")
      isChanged = true
    }
    return isChanged ? SourceFile(path: path, bytes: result) : self
  }
}
