import Foundation

extension Character {
  /// Whether it is white space as XML defines it. Unicode has more white space.
  var isXMLSpace: Bool {
    self == " " || self == "\n" || self == "\t" || self == "\r" || self == "\r\n"
  }
}

extension String {
  /// Calls a closure with the UTF-8. `withUTF8` needs a variable, and so another reference that has
  /// to be counted.
  @inlinable package func withBytes<Result>(
    _ use: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(use) { return result }
    var copy = self
    return try copy.withUTF8(use)
  }

  /// Whether a byte of its UTF-8 passes a test. A loop over `utf8` takes five times as long.
  @inlinable package func hasByte(where test: (UInt8) -> Bool) -> Bool {
    withBytes { $0.contains(where: test) }
  }

  /// The text without leading and trailing white space.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension UInt8 {
  /// Whether it is white space as XML and JSON define it.
  var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes without leading and trailing white space.
  var trimmingXMLSpace: UnsafeBufferPointer<UInt8> {
    var start = startIndex
    var end = endIndex
    while start < end, self[start].isXMLSpace { start += 1 }
    while end > start, self[end - 1].isXMLSpace { end -= 1 }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }

  func elementsEqualBytes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard let left = baseAddress, let right = other.baseAddress else { return count == 0 }
    return memcmp(left, right, count) == 0
  }

  func hasBytes(of text: String) -> Bool { text.withBytes(elementsEqualBytes) }

  /// Whether all bytes are ASCII. It checks eight at a time, because it runs for every message.
  package var isASCII: Bool {
    let raw = UnsafeRawBufferPointer(self)
    let words = raw.count & ~7
    var seen: UInt64 = 0
    for offset in stride(from: 0, to: words, by: 8) {
      seen |= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    return seen & 0x8080_8080_8080_8080 == 0 && raw[words...].allSatisfy { $0 < 0x80 }
  }
}

extension StaticString {
  /// The UTF-8 of a name in generated code.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
