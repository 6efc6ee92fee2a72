import CCMarkGFM
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

/// cmark-gfm and libxml2 alone: the cost of parsing a page without further work.
enum BarePageParser {
  /// The result for XML: a tree, as cmark makes for Markdown, or nothing.
  enum XML {
    case tree
    case events
  }

  /// Parses a whole page as Markdown, and the XML in its code blocks.
  static func parse(_ page: [UInt8], xml: XML) throws {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT),
      let tables = cmark_find_syntax_extension("table")
    else { throw BenchmarkFailure("cmark does not start") }
    defer { cmark_parser_free(parser) }
    cmark_parser_attach_syntax_extension(parser, tables)
    page.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    guard let document = cmark_parser_finish(parser) else {
      throw BenchmarkFailure("cmark read no document")
    }
    defer { cmark_node_free(document) }
    var node = cmark_node_first_child(document)
    while let current = node {
      if isXML(current) {
        let text = text(of: current)
        try xml == .tree ? BareParser.parseTree(text) : BareParser.parse(text)
      }
      node = cmark_node_next(current)
    }
  }

  private static func isXML(_ node: OpaquePointer) -> Bool {
    cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK
      && cmark_node_get_fence_info(node).map { String(cString: $0) } == "xml"
  }

  /// Removes blank lines above an XML declaration, which libxml2 does not accept.
  private static func text(of node: OpaquePointer) -> UnsafeBufferPointer<CChar> {
    guard var start = cmark_node_get_literal(node) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    while [0x0A, 0x0D, 0x20, 0x09].contains(start.pointee) { start += 1 }
    var count = 0
    while start[count] != 0 { count += 1 }
    return UnsafeBufferPointer(start: start, count: count)
  }
}
