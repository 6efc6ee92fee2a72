import CLibXML2

/// libxml2 alone: the cost of parsing a message without further work.
enum BareParser {
  /// Parses into libxml2's own tree.
  static func parseTree(_ document: UnsafeBufferPointer<CChar>) throws {
    let tree = xmlReadMemory(
      document.baseAddress, Int32(clamping: document.count), nil, nil,
      Int32(XML_PARSE_NONET.rawValue))
    guard let tree else { throw BenchmarkFailure("libxml2 read no document") }
    xmlFreeDoc(tree)
  }

  static func parse(_ message: [UInt8]) throws {
    try message.withUnsafeBytes { try parse($0.bindMemory(to: CChar.self)) }
  }

  static func parse(_ message: UnsafeBufferPointer<CChar>) throws {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    let code = xmlSAXUserParseMemory(
      &handler, nil, message.baseAddress, Int32(clamping: message.count))
    guard code == 0 else { throw BenchmarkFailure("libxml2 failed with \(code)") }
  }
}
