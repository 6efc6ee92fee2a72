import CLibXML2
import XMLBounds

/// Whether the limit on attributes is kept, according to libxml2 itself.
enum XMLTargets {
  /// At first libxml2 has room for this many attributes, with five pointers each. It makes more
  /// room only for a tag that has more, so its own memory shows what it has read.
  private static let room = 11

  package static func bounds(_ bytes: [UInt8]) {
    let crowded = bytes.withUnsafeBufferPointer {
      StartTagScan.firstTag(withMoreThan: room - 1, attributesIn: $0)
    }
    guard crowded == nil, !bytes.contains(0) else { return }
    guard attributeRoom(bytes) <= 5 * room else {
      fail("libxml2 has read a tag with more than \(room - 1) attributes")
    }
  }

  private static func attributeRoom(_ bytes: [UInt8]) -> Int {
    guard let context = xmlNewParserCtxt() else { return 0 }
    defer { xmlFreeParserCtxt(context) }
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { _, _, _, _, _, _, _, _, _ in }
    handler.internalSubset = { context, _, _, _ in stop(context) }
    handler.serror = { context, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      stop(context)
    }
    context.pointee.sax?.pointee = handler
    let message = bytes + [0]
    message.withUnsafeBufferPointer {
      libxml2_parse(
        context, $0.baseAddress, UnsafeMutableRawPointer(context))
    }
    return Int(context.pointee.maxatts)
  }
}

/// Every error ends the parse, as in all readers of messages or pages here.
private func stop(_ context: UnsafeMutableRawPointer?) {
  xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
}
