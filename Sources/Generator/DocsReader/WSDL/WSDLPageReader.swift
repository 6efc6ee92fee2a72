import Diagnostics

/// Reads the WSDL of a page, or of a file that contains only XML.
struct WSDLPageReader {
  let parser: XMLSampleParser
  let vocabulary: WSDLVocabulary

  /// - Parameter adopted: the namespace of the schema that includes this page; none for a page that
  ///   is read as it is.
  func read(
    _ page: Page, adopting adopted: InternedName = .none, diagnostics: inout DiagnosticBag
  ) -> WSDLDocument? {
    guard let range = text(of: page, diagnostics: &diagnostics) else { return nil }
    do throws(XMLSampleError) {
      let result = try parser.parse(range, of: page.file, keepsAttributes: true)
      var reader = WSDLDocumentReader(
        result.tree, page: page, vocabulary: vocabulary, adopting: adopted)
      if reader.read() { return reader.document }
      diagnostics.emit(
        DocsReaderRules.wsdlStructure, "the document is neither a WSDL nor a schema",
        at: page.file.location(of: result.tree.root?.startTag ?? range))
    } catch {
      diagnostics.emit(
        DocsReaderRules.wsdlMalformed, "the document does not parse: \(error.message)",
        at: page.file.location(atOffset: error.offset))
    }
    return nil
  }

  /// The range of the XML: the whole of an XML file, or the code block of a page that has a WSDL.
  private func text(of page: Page, diagnostics: inout DiagnosticBag) -> Range<Int>? {
    if page.file.isXML { return 0..<page.file.bytes.count }
    let blocks = WSDLFence.blocks(in: page.file)
    let chosen =
      blocks.firstIndex { WSDLFence.isWSDL($0, of: page.file) }
      ?? blocks.firstIndex { $0.content == nil } ?? blocks.indices.first
    if chosen == nil {
      diagnostics.emit(
        DocsReaderRules.missingSection, "the page has no code block with a WSDL document",
        at: page.location)
    }
    for (index, block) in blocks.enumerated() {
      if block.content == nil {
        diagnostics.emit(
          DocsReaderRules.unclosedFence, "the code block that begins here is not closed",
          at: page.file.location(of: block.fence),
          hint: "the page is probably cut off: restore it from its source")
      } else if index != chosen {
        diagnostics.emit(
          DocsReaderRules.unrecognizedSection,
          "nothing is read from this code block, because another one has the WSDL",
          at: page.file.location(of: block.fence))
      }
    }
    return chosen.flatMap { blocks[$0].content }
  }
}

/// Finds the code blocks of a WSDL page.
///
/// These pages have one heading and one code block of up to a megabyte. Looking at the beginnings
/// of lines avoids parsing all of it as Markdown.
enum WSDLFence {
  /// The line that opens a block, and the text inside; nil if it is not closed.
  typealias Block = (fence: Range<Int>, content: Range<Int>?)

  static func blocks(in file: SourceFile) -> [Block] {
    var blocks: [Block] = []
    var open: (fence: CodeFence, end: Int)?
    for (index, start) in file.lineStarts.enumerated() {
      // Hardly any other line begins with these marks.
      guard start < file.bytes.count, marks.contains(file.bytes[start]) else { continue }
      let line = file.range(ofLines: index + 1...index + 1)
      if let opened = open {
        let isEnd = file.bytes[line].withUnsafeBufferPointer(opened.fence.isClosed)
        guard isEnd else { continue }
        blocks[blocks.count - 1].content = opened.end..<start
        open = nil
      } else if let fence = file.bytes[line].withUnsafeBufferPointer(CodeFence.init) {
        open = (fence, line.upperBound)
        blocks.append((file.text(line).trimmed.range, nil))
      }
    }
    return blocks
  }

  private static let marks = [UInt8(ascii: "`"), UInt8(ascii: "~")]

  /// Whether a block has a WSDL or a schema, according to its first tag.
  static func isWSDL(_ block: Block, of file: SourceFile) -> Bool {
    let tag = firstTag(of: text(of: block, in: file))
    return ["definitions", "schema"].contains { localName(of: tag).equals($0) }
  }

  /// Whether a WSDL is most of a page. Prose that shows a part of one is not a WSDL page.
  static func isMostOf(_ file: SourceFile) -> Bool {
    blocks(in: file).contains { block in
      let text = text(of: block, in: file)
      let tag = firstTag(of: text)
      return text.range.count > file.bytes.count / 2 && localName(of: tag).equals("definitions")
        && tag.string.contains(WSDLVocabulary.wsdlNamespace)
    }
  }

  private static func text(of block: Block, in file: SourceFile) -> ByteText {
    file.text(block.content ?? block.fence.upperBound..<file.bytes.count).trimmed
  }

  /// The first start tag, without its end; empty if there is none.
  private static func firstTag(of text: ByteText) -> ByteText {
    var rest = text
    while rest.hasPrefix("<?") || rest.hasPrefix("<!--") {
      let end: [UInt8] = rest.hasPrefix("<?") ? Array("?>".utf8) : Array("-->".utf8)
      guard let found = rest.bytes[rest.range].firstRange(of: end) else {
        return rest.prefix(upTo: rest.range.lowerBound)
      }
      rest = rest.suffix(from: found.upperBound).trimmed
    }
    guard rest.hasPrefix("<") else { return rest.prefix(upTo: rest.range.lowerBound) }
    return rest.prefix(before: UInt8(ascii: ">"))
  }

  private static func localName(of tag: ByteText) -> ByteText {
    let bytes = tag.bytes[tag.range].dropFirst()
    let name = bytes.prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "/") }
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    return ByteText(tag.bytes, (colon.map { $0 + 1 } ?? name.startIndex)..<name.endIndex)
  }
}
