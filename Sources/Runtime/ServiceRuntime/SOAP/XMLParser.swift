internal import CLibXML2
import Foundation
internal import XMLBounds

/// Parses untrusted XML. It accepts no document type and no entities of the message, and does not
/// use the network.
enum XMLParser {
  /// Throws the first error in the message.
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
      try check(bytes, limits)
      try XMLEncoding.check(bytes)
      return try run(bytes, limits)
    }
  }

  /// Errors that the parser reports too late, or not at all.
  private static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, _ limits: ServiceLimits
  ) throws(XMLRefusal) {
    guard let base = bytes.baseAddress else { throw XMLRefusal("the message is empty") }
    if memchr(base, 0, bytes.count) != nil { throw XMLRefusal("the message contains a NUL byte") }
    let most = limits.maximumAttributes + limits.maximumDeclarations
    guard let tag = StartTagScan.firstTag(withMoreThan: most, attributesIn: bytes) else { return }
    throw XMLRefusal(
      "an element has more than \(limits.maximumAttributes) attributes",
      line: bytes[..<tag].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) })
  }

  private static func run(
    _ bytes: UnsafeBufferPointer<UInt8>, _ limits: ServiceLimits
  ) throws(XMLRefusal) -> XMLDocument {
    guard let context = XMLParserPool.shared.take() else {
      throw XMLRefusal("no memory for a parser")
    }
    defer { XMLParserPool.shared.giveBack(context) }
    var session = XMLParserSession(
      tree: XMLTree(capacity: bytes.count, limits: limits), context: context,
      deadline: ParsingDeadline(limits.maximumParsingTime))
    withUnsafeMutablePointer(to: &session) { pointer in
      parse(bytes, context: context, session: UnsafeMutableRawPointer(pointer))
    }
    if let refusal = session.tree.refusal { throw refusal }
    guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1,
      !session.tree.nodes.isEmpty
    else { throw XMLRefusal("the message is not well-formed XML") }
    return XMLDocument(session.tree, dictionary: context.pointee.dict)
  }

  /// The library needs a zero byte after the message. The copy lives longer than the parse, so the
  /// bytes are still valid if the library is stopped in the middle of them.
  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, context: xmlParserCtxtPtr,
    session: UnsafeMutableRawPointer
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { message in
      let end = message.initialize(fromContentsOf: bytes)
      message[end] = 0
      libxml2_parse(
        context, message.baseAddress, session)
    }
  }
}
