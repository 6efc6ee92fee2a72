internal import CLibXML2

/// Parses untrusted XML: no document type, no entities of its own, no network.
enum XMLParser {
  /// Throws the first thing that is wrong with the message.
  ///
  /// - Parameter charset: The encoding that a header field names.
  static func parse(
    _ message: [UInt8], charset: String? = nil, limits: ServiceLimits = ServiceLimits()
  ) throws(XMLRefusal) -> XMLDocument {
    guard message.count <= limits.maximumMessageBytes else {
      throw XMLRefusal("the message is larger than \(limits.maximumMessageBytes) bytes")
    }
    guard let decoded = try XMLEncoding.transcoded(message, charset: charset) else {
      return try parseUTF8(message, limits)
    }
    return try parseUTF8(decoded, limits)
  }

  private static func parseUTF8(
    _ message: [UInt8], _ limits: ServiceLimits
  ) throws(XMLRefusal) -> XMLDocument {
    try message.withUnsafeBufferPointer { bytes throws(XMLRefusal) -> XMLDocument in
      try XMLPrescan.check(bytes, limits: limits)
      try XMLEncoding.check(bytes)
      return try run(bytes)
    }
  }

  private static func run(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(XMLRefusal) -> XMLDocument {
    guard let context = XMLParserPool.shared.take() else {
      throw XMLRefusal("no memory for a parser")
    }
    defer { XMLParserPool.shared.giveBack(context) }
    var session = XMLParserSession(tree: XMLTree(capacity: bytes.count), context: context)
    withUnsafeMutablePointer(to: &session) { pointer in
      context.pointee.userData = UnsafeMutableRawPointer(pointer)
      parse(bytes, context)
    }
    if let refusal = session.tree.refusal { throw refusal }
    guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1,
      !session.tree.nodes.isEmpty
    else { throw XMLRefusal("the message is not well-formed XML") }
    return XMLDocument(session.tree, dictionary: context.pointee.dict)
  }

  /// The library wants a zero byte behind the message.
  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ context: xmlParserCtxtPtr) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { message in
      let end = message.initialize(fromContentsOf: bytes)
      message[end] = 0
      libxml2_parse(
        context, message.baseAddress,
        Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
    }
  }
}

/// What the callbacks of one parse work on.
struct XMLParserSession {
  var tree: XMLTree
  let context: xmlParserCtxtPtr

  var line: Int32 { context.pointee.input?.pointee.line ?? 0 }
}
