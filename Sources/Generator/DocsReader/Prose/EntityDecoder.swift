/// Decodes the character references of XML documentation comments.
enum EntityDecoder {
  private static let named: [(name: StaticString, byte: UInt8)] = [
    ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26), ("&quot;", 0x22), ("&apos;", 0x27),
    ("&nbsp;", 0x20),
  ]

  /// Decodes twice, because the documentation's generator escaped some texts that were already
  /// escaped.
  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
    return decodeOnce(decodeOnce(bytes))
  }

  private static func decodeOnce(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "&"), let (text, length) = reference(bytes, at: offset) {
        result += text
        offset += length
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return result
  }

  private static func reference(_ bytes: [UInt8], at offset: Int) -> ([UInt8], Int)? {
    // The maximum length of a reference that is decoded.
    let text = ByteText(bytes, offset..<min(offset + 10, bytes.count))
    for entity in named where text.hasPrefix(entity.name) {
      return ([entity.byte], entity.name.utf8CodeUnitCount)
    }
    guard text.hasPrefix("&#"), let end = text.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let digits = ByteText(bytes, offset + 2..<end).string
    let number =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, let scalar = Unicode.Scalar(number) else { return nil }
    return (Array(String(Character(scalar)).utf8), end + 1 - offset)
  }
}
