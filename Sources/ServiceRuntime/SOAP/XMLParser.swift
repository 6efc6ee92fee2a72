internal import CLibXML2
import Foundation

/// Parses untrusted XML: UTF-8 or UTF-16, no document type, no entities of its own, no network.
enum XMLParser {
  /// Throws the first thing that is wrong with the message.
  static func parse(
    _ message: [UInt8], limits: ServiceLimits = ServiceLimits()
  ) throws(XMLRefusal) -> XMLDocument {
    guard message.count <= limits.maximumMessageBytes else {
      throw XMLRefusal("the message is larger than \(limits.maximumMessageBytes) bytes")
    }
    guard let decoded = try XMLEncoding.transcoded(message) else {
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
    Self.initialize
    guard let context = xmlNewParserCtxt(), let sax = context.pointee.sax else {
      throw XMLRefusal("no memory for a parser")
    }
    defer { xmlFreeParserCtxt(context) }
    sax.pointee = saxHandler
    var session = XMLParserSession(
      tree: XMLTree(capacity: bytes.count), context: context)
    withUnsafeMutablePointer(to: &session) { pointer in
      context.pointee.userData = UnsafeMutableRawPointer(pointer)
      let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      bytes.withMemoryRebound(to: CChar.self) {
        _ = xmlCtxtReadMemory(
          context, $0.baseAddress, Int32($0.count), nil, nil, Int32(options))
      }
    }
    if let refusal = session.tree.refusal { throw refusal }
    guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1,
      !session.tree.nodes.isEmpty
    else { throw XMLRefusal("the message is not well-formed XML") }
    return XMLDocument(session.tree, dictionary: context.pointee.dict)
  }

  /// libxml2's global state, set up once before any thread parses.
  private static let initialize: Void = xmlInitParser()

  /// Written once, read by every parse.
  nonisolated(unsafe) private static let saxHandler = makeSAXHandler()
}

/// What the callbacks of one parse work on.
struct XMLParserSession {
  var tree: XMLTree
  let context: xmlParserCtxtPtr

  var line: Int32 { context.pointee.input?.pointee.line ?? 0 }
}
