import Foundation

/// Which encodings a message may have: UTF-8, and UTF-16 with a byte order mark.
enum XMLEncoding {
  /// The message as UTF-8 when it is UTF-16; nil when nothing is to be done.
  static func transcoded(_ message: [UInt8]) throws(XMLRefusal) -> [UInt8]? {
    guard message.count >= 2 else { return nil }
    let isBigEndian = message[0] == 0xFE && message[1] == 0xFF
    guard isBigEndian || (message[0] == 0xFF && message[1] == 0xFE) else { return nil }
    guard message.count % 2 == 0,
      let text = String(
        data: Data(message.dropFirst(2)),
        encoding: isBigEndian ? .utf16BigEndian : .utf16LittleEndian)
    else { throw XMLRefusal("the message is not proper UTF-16") }
    return Array(text.utf8)
  }

  /// Refuses bytes that are no UTF-8, and a declaration that says they are something else.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLRefusal) {
    if !bytes.isASCII, String(validating: bytes, as: UTF8.self) == nil {
      throw XMLRefusal("the message is not proper UTF-8")
    }
    guard !bytes.starts(with: usualDeclaration), let encoding = declaredEncoding(bytes) else {
      return
    }
    let accepted = ["utf-8", "utf8", "us-ascii", "utf-16"]
    guard accepted.contains(where: encoding.equalsIgnoringCase) else {
      throw XMLRefusal("the encoding '\(encoding.prefix(40))' is not accepted")
    }
  }

  /// What nearly every message begins with.
  private static let usualDeclaration = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>".utf8)

  /// What the XML declaration says.
  private static func declaredEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes.dropFirst(start).prefix(200)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    // By hand: a search of strings costs more here than all the rest of the check.
    let declaration = UnsafeBufferPointer(rebasing: bytes[head.startIndex..<end])
    guard
      let key = declaration.indices.first(where: { index in
        declaration[index] == UInt8(ascii: "e")
          && declaration[index...].starts(with: "encoding".utf8)
      })
    else { return nil }
    let value = declaration[(key + "encoding".utf8.count)...].drop {
      $0.isXMLSpace || $0 == UInt8(ascii: "=")
    }
    guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }
}
