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

  /// The range of the XML: the whole of an XML file, or the only code block of a page.
  private func text(of page: Page, diagnostics: inout DiagnosticBag) -> Range<Int>? {
    if page.title == nil { return 0..<page.file.bytes.count }
    let blocks = WSDLFence.blocks(in: page.file)
    if blocks.isEmpty {
      diagnostics.emit(
        DocsReaderRules.missingSection, "the page has no code block with a WSDL document",
        at: page.location)
    } else if blocks.count > 1 {
      diagnostics.emit(
        DocsReaderRules.unrecognizedSection, "nothing is read from a second code block",
        at: page.file.location(of: blocks[1].fence))
    } else if blocks[0].content == nil {
      diagnostics.emit(
        DocsReaderRules.unclosedFence, "the code block that begins here is not closed",
        at: page.file.location(of: blocks[0].fence),
        hint: "the page is probably cut off: restore it from its source")
    } else {
      return blocks[0].content
    }
    return nil
  }
}

/// Finds the code blocks of a WSDL page.
///
/// These pages have one heading and one code block of up to a megabyte. Looking at the beginnings
/// of lines avoids parsing all of it as Markdown.
enum WSDLFence {
  /// - Returns: for each block the line that opens it, and the text inside; nil if it is not closed.
  static func blocks(in file: SourceFile) -> [(fence: Range<Int>, content: Range<Int>?)] {
    var blocks: [(fence: Range<Int>, content: Range<Int>?)] = []
    var open: (fence: CodeFence, end: Int)?
    for (index, start) in file.lineStarts.enumerated() {
      // Hardly any other line begins with this mark.
      guard start < file.bytes.count, file.bytes[start] == UInt8(ascii: "`") else { continue }
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
}
