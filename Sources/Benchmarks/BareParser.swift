import CLibXML2

/// libxml2 alone: what reading a message costs before anything is made of it.
enum BareParser {
  struct Failure: Error { let code: Int32 }

  static func parse(_ message: [UInt8]) throws {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    let code = message.withUnsafeBytes { bytes in
      xmlSAXUserParseMemory(
        &handler, nil, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    }
    guard code == 0 else { throw Failure(code: code) }
  }
}
