/// The encodings that a message may have: those of ``TextEncoding``.
enum XMLEncoding {
  /// The message as UTF-8; nil if no conversion is needed.
  ///
  /// - Parameter charset: The encoding in the header field. It overrides the declaration.
  static func transcoded(
    _ message: [UInt8], charset: String?
  ) throws(XMLRefusal) -> [UInt8]? {
    let declared = message.withUnsafeBufferPointer { bytes in
      bytes.starts(with: usualDeclaration) ? nil : declaredEncoding(bytes)
    }
    do {
      return try TextEncoding.utf8(message, named: charset ?? declared)
    } catch {
      throw XMLRefusal(error.message)
    }
  }

  /// Refuses bytes that are not UTF-8.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLRefusal) {
    if !bytes.isASCII, String(validating: bytes, as: UTF8.self) == nil {
      throw XMLRefusal("the message is not valid UTF-8")
    }
  }

  /// The declaration at the start of nearly every message.
  private static let usualDeclaration = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>".utf8)

  /// The encoding in the XML declaration.
  private static func declaredEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes.dropFirst(start).prefix(200)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    // Written by hand: a search in strings costs more here than the rest of the check.
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
