/// The ranges of the parts of a qualified name: `prefix:local`, with white space around it.
struct QualifiedName {
  /// Empty if there is none.
  let prefix: Range<Int>
  let local: Range<Int>

  /// Nil if the text is not a qualified name.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var range = range
    while let first = range.first, bytes[first].isXMLSpace { range.removeFirst() }
    while let last = range.last, bytes[last].isXMLSpace { range.removeLast() }
    if let colon = range.first(where: { bytes[$0] == UInt8(ascii: ":") }) {
      prefix = range.lowerBound..<colon
      local = colon + 1..<range.upperBound
      guard Self.isName(prefix, in: bytes) else { return nil }
    } else {
      prefix = range.lowerBound..<range.lowerBound
      local = range
    }
    guard Self.isName(local, in: bytes) else { return nil }
  }

  /// Whether a text is a name without a prefix.
  static func isName(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isName($0.indices, in: $0) }
  }

  /// Characters other than ASCII are accepted, because none of them is a separator.
  private static func isName(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = range.first, isStart(bytes[first]) else { return false }
    return range.allSatisfy { isStart(bytes[$0]) || isLater(bytes[$0]) }
  }

  private static func isStart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
      || byte == UInt8(ascii: "_")
  }

  private static func isLater(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
