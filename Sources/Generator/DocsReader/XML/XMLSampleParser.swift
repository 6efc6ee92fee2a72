import CLibXML2
import Diagnostics
import XMLBounds

/// Parses samples and schemas with libxml2's SAX2 interface: no document type, no entities, no
/// network.
///
/// One parser is for one thread and all of its pages. libxml2 keeps its dictionary of names between
/// samples, so a name is looked up by its pointer.
final class XMLSampleParser {
  struct Result {
    let tree: XMLSyntaxTree
    let unknownAttributes: [XMLUnknownAttribute]
  }

  /// The maximum number of attributes of one tag, including namespace declarations. The time that
  /// libxml2 needs for them is quadratic.
  private static let mostAttributes = 512

  /// A parser that has seen more names starts with an empty dictionary for the next sample. The
  /// table of the dictionary stops growing early, and then every new name takes longer than the one
  /// before.
  private static let mostKeptNames = 10_000

  private let names: XMLNames
  private var context: xmlParserCtxtPtr
  /// It has a separate pointer, because libxml2 passes a pointer to the handlers.
  private let builder: UnsafeMutablePointer<XMLTreeBuilder>

  /// - Returns: nil if libxml2 cannot allocate a parser.
  init?(names: XMLNames) {
    xmlInitParser()
    guard let context = Self.makeContext() else { return nil }
    self.names = names
    self.context = context
    builder = .allocate(capacity: 1)
    builder.initialize(to: XMLTreeBuilder(names: names, context: context))
  }

  deinit {
    builder.deinitialize(count: 1)
    builder.deallocate()
    xmlFreeParserCtxt(context)
  }

  private static func makeContext() -> xmlParserCtxtPtr? {
    guard let context = xmlNewParserCtxt() else { return nil }
    context.pointee.sax?.pointee = handlers
    return context
  }

  private func forgetNames() {
    guard xmlDictSize(context.pointee.dict) > Self.mostKeptNames, let fresh = Self.makeContext()
    else { return }
    xmlFreeParserCtxt(context)
    context = fresh
    builder.pointee = XMLTreeBuilder(names: names, context: fresh)
  }

  /// Parses the bytes of a range of a file.
  ///
  /// - Parameter keepsAttributes: whether the tree keeps the attributes of its elements. Otherwise
  ///   only the attributes that samples have are read.
  func parse(
    _ range: Range<Int>, of file: SourceFile, keepsAttributes: Bool = false
  ) throws(XMLSampleError) -> Result {
    forgetNames()
    // The declaration must come first. Blank lines above it are noise.
    let start = file.text(range).trimmed.range.lowerBound
    let result = try file.bytes.withUnsafeBufferPointer { bytes throws(XMLSampleError) in
      let sample = UnsafeBufferPointer(rebasing: bytes[start..<max(start, range.upperBound)])
      try Self.check(sample, at: start)
      builder.pointee.begin(
        UnsafeRawBufferPointer(sample), at: start, keepsAttributes: keepsAttributes)
      run(sample)
      return try builder.pointee.finish()
    }
    guard !result.tree.elements.isEmpty else {
      throw XMLSampleError(message: "there is no element", offset: range.lowerBound)
    }
    return result
  }

  private static func check(
    _ sample: UnsafeBufferPointer<UInt8>, at start: Int
  ) throws(XMLSampleError) {
    // For libxml2 a zero byte is the end.
    if let zero = sample.firstIndex(of: 0) {
      throw XMLSampleError(message: "it contains a NUL byte", offset: start + zero)
    }
    let tag = StartTagScan.firstTag(withMoreThan: mostAttributes, attributesIn: sample)
    if let tag {
      throw XMLSampleError(
        message: "the start tag has more than \(mostAttributes) attributes", offset: start + tag)
    }
  }

  /// libxml2 parses our own copy, which stays valid during the whole parse. So when the parse is
  /// stopped, all pointers that libxml2 has passed on are still valid. libxml2 needs a zero byte
  /// after the text. A page is UTF-8 whatever a sample on it declares, and a file has been
  /// converted before.
  private func run(_ sample: UnsafeBufferPointer<UInt8>) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: sample.count + 1) { copy in
      let end = copy.initialize(fromContentsOf: sample)
      copy[end] = 0
      libxml2_parse(context, copy.baseAddress, UnsafeMutableRawPointer(builder))
    }
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
    // If both are the same function, libxml2 does not have to find out which of them a text needs.
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

/// The reason why a sample is not well-formed XML with correct namespaces.
struct XMLSampleError: Error, Sendable {
  let message: String
  /// Offset in the file.
  let offset: Int
}

/// An attribute that no sample of the documentation has.
struct XMLUnknownAttribute: Sendable {
  let name: String
  /// Offset of the element's `<` in the file.
  let offset: Int
}
