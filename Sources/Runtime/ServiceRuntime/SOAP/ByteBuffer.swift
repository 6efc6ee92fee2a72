import Foundation

extension UnsafeBufferPointer<UInt8> {
  func elementsEqualBytes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard let left = baseAddress, let right = other.baseAddress else { return count == 0 }
    return memcmp(left, right, count) == 0
  }

  /// Whether all bytes are ASCII. It checks eight at a time, because it runs for every message.
  var isASCII: Bool {
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
