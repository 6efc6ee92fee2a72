import Foundation

/// Escapes character data.
enum XMLEscaping {
  /// Appends text to a message. Returns false if it has a character that XML 1.0 cannot carry at
  /// all.
  ///
  /// A carriage return is written as a reference, because the reader would turn it into a line
  /// feed. In an attribute, a tab and a line feed are written as references, too.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], inAttribute: Bool
  ) -> Bool {
    var start = 0
    for index in 0..<text.count {
      let byte = text[index]
      guard isSpecial[Int(byte)] else { continue }
      guard let escape = escape(for: byte, at: index, in: text, inAttribute: inAttribute) else {
        return false
      }
      if escape.utf8CodeUnitCount == 0 { continue }
      bytes.append(contentsOf: text[start..<index])
      bytes.append(
        contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
      start = index + 1
    }
    if start == 0 {
      bytes.append(contentsOf: text)
    } else {
      bytes.append(contentsOf: text[start...])
    }
    return true
  }

  /// Bytes that need a closer look.
  private static let isSpecial: [Bool] = {
    let marks: [UInt8] = Array("<>&\"".utf8)
    return (0...UInt8.max).map { byte in byte < 0x20 || byte == 0xEF || marks.contains(byte) }
  }()

  /// Empty if the byte needs no escaping; nil if it cannot be sent.
  private static func escape(
    for byte: UInt8, at index: Int, in text: UnsafeBufferPointer<UInt8>, inAttribute: Bool
  ) -> StaticString? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): inAttribute ? "&quot;" : ""
    case 0x0D: "&#13;"
    case 0x0A: inAttribute ? "&#10;" : ""
    case 0x09: inAttribute ? "&#9;" : ""
    case 0xEF: isNoncharacter(index, text) ? nil : ""
    default: nil
    }
  }

  /// U+FFFE and U+FFFF: EF BF BE and EF BF BF.
  private static func isNoncharacter(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
  }
}
