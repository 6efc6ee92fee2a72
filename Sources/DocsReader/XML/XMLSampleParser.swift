import CLibXML2
import Diagnostics

/// Parses samples and schemas with libxml2's SAX2 interface: no document type, no entities, no
/// network.
///
/// One parser serves one thread and all of its pages; libxml2 keeps its dictionary of names between
/// samples, so that a name is looked up by its pointer.
final class XMLSampleParser {
  struct Result {
    let tree: XMLTree
    let unknownAttributes: [XMLUnknownAttribute]
  }

  /// A start tag longer than this is refused before libxml2 sees it: the time it takes for the
  /// attributes of one tag grows with their square.
  private static let longestTag = 1 << 18

  private let context: xmlParserCtxtPtr
  /// Behind a pointer of its own, which is what libxml2 hands to the handlers.
  private let builder: UnsafeMutablePointer<XMLTreeBuilder>

  /// - Returns: nil when libxml2 cannot allocate a parser.
  init?(names: XMLNames) {
    xmlInitParser()
    guard let context = xmlNewParserCtxt() else { return nil }
    self.context = context
    builder = .allocate(capacity: 1)
    builder.initialize(to: XMLTreeBuilder(names: names, context: context))
    context.pointee.sax?.pointee = Self.handlers
  }

  deinit {
    builder.deinitialize(count: 1)
    builder.deallocate()
    xmlFreeParserCtxt(context)
  }

  /// Parses the bytes of a range of a file.
  ///
  /// - Parameter keepsAttributes: whether the tree shall hold the attributes of its elements;
  ///   without, only those are understood that samples have.
  func parse(
    _ range: Range<Int>, of file: SourceFile, keepsAttributes: Bool = false
  ) throws(XMLSampleError) -> Result {
    let text = file.text(range)
    if let offset = Self.overlongTag(in: text) {
      throw XMLSampleError(message: "the start tag is longer than any sane one", offset: offset)
    }
    // The declaration must be the first thing: blank lines above it are noise.
    let start = text.trimmed.range.lowerBound
    let result = file.bytes.withUnsafeBytes { raw in
      let sample = UnsafeRawBufferPointer(rebasing: raw[start..<max(start, range.upperBound)])
      builder.pointee.begin(sample, at: start, keepsAttributes: keepsAttributes)
      context.pointee.userData = UnsafeMutableRawPointer(builder)
      let document = xmlCtxtReadMemory(
        context, sample.bindMemory(to: CChar.self).baseAddress,
        Int32(clamping: sample.count), nil, nil, Int32(XML_PARSE_NONET.rawValue))
      if let document { xmlFreeDoc(document) }
      return builder.pointee.finish()
    }
    let whole = try result.get()
    guard !whole.tree.elements.isEmpty else {
      throw XMLSampleError(message: "there is no element", offset: range.lowerBound)
    }
    return whole
  }

  /// A `<` cannot stand inside a tag, so that a long way without one is either a long text or a
  /// long tag; no sample has either.
  private static func overlongTag(in text: ByteText) -> Int? {
    guard text.range.count > longestTag else { return nil }
    var last = text.range.lowerBound
    for offset in text.range where text.bytes[offset] == UInt8(ascii: "<") {
      if offset - last > longestTag { return last }
      last = offset
    }
    return text.range.upperBound - last > longestTag ? last : nil
  }
}

// MARK: - Handlers

extension XMLSampleParser {
  private static func builder(
    _ pointer: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<XMLTreeBuilder>? {
    pointer?.assumingMemoryBound(to: XMLTreeBuilder.self)
  }

  private static var handlers: xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = { data, name, _, uri, prefixCount, prefixes, count, _, values in
      XMLSampleParser.builder(data)?.pointee.start(
        name, uri, prefixes: UnsafeBufferPointer(start: prefixes, count: Int(prefixCount) * 2),
        attributes: UnsafeBufferPointer(start: values, count: Int(count) * 5))
    }
    sax.endElementNs = { data, _, _, _ in XMLSampleParser.builder(data)?.pointee.end() }
    let characters: charactersSAXFunc = { data, text, count in
      XMLSampleParser.builder(data)?.pointee.characters(
        UnsafeBufferPointer(start: text, count: Int(count)))
    }
    // The same function for both spares libxml2 from finding out which of them a text is.
    sax.characters = characters
    sax.ignorableWhitespace = characters
    sax.cdataBlock = characters
    sax.internalSubset = { data, _, _, _ in
      XMLSampleParser.builder(data)?.pointee.refuse("a document type declaration is not allowed")
    }
    sax.serror = { data, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      XMLSampleParser.builder(data)?.pointee.refuse(error.pointee)
    }
    return sax
  }
}
