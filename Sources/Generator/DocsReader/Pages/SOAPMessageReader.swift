import Diagnostics

/// Reads the sample of a SOAP message.
struct SOAPMessageReader {
  let parser: XMLSampleParser
  private let envelope: InternedName
  private let header: InternedName
  private let body: InternedName
  private let soapNamespaces: [InternedName]

  init(parser: XMLSampleParser, names: XMLNames) {
    self.parser = parser
    envelope = names.name("Envelope")
    header = names.name("Header")
    body = names.name("Body")
    soapNamespaces = [
      names.name("http://www.w3.org/2003/05/soap-envelope"),
      names.name("http://schemas.xmlsoap.org/soap/envelope/"),
    ]
  }

  func read(
    _ range: Range<Int>, of file: SourceFile, diagnostics: inout DiagnosticBag
  ) -> SOAPMessage? {
    do throws(XMLSampleError) {
      let result = try parser.parse(range, of: file)
      for attribute in result.unknownAttributes {
        diagnostics.emit(
          DocsReaderRules.xmlUnknownAttribute,
          "nothing is read from the attribute '\(attribute.name)'",
          at: file.location(atOffset: attribute.offset))
      }
      return message(result.tree, file, diagnostics: &diagnostics)
    } catch {
      diagnostics.emit(
        DocsReaderRules.xmlSample, "the XML sample does not parse: \(error.message)",
        at: file.location(atOffset: error.offset))
      return nil
    }
  }

  private func message(
    _ tree: XMLSyntaxTree, _ file: SourceFile, diagnostics: inout DiagnosticBag
  ) -> SOAPMessage? {
    func refuse(_ message: String, _ element: XMLElement?) {
      diagnostics.emit(
        DocsReaderRules.xmlSampleStructure, message,
        at: file.location(of: element?.startTag ?? 0..<0))
    }
    guard let root = tree.root, root.name == envelope, soapNamespaces.contains(root.namespace)
    else {
      refuse("the sample is not a SOAP envelope", tree.root)
      return nil
    }
    var parts: [XMLElement] = []
    var bodies: [XMLElement] = []
    for child in tree.children(of: root) {
      if child.namespace != root.namespace {
        parts.append(child)
      } else if child.name == header {
        parts += tree.children(of: child)
      } else if child.name == body {
        bodies.append(child)
      } else {
        refuse("the envelope has a child that SOAP does not know", child)
      }
    }
    let wrappers = bodies.flatMap { Array(tree.children(of: $0)) }
    guard bodies.count == 1, wrappers.count == 1 else {
      refuse("the body must hold exactly one element", bodies.first ?? root)
      return nil
    }
    return SOAPMessage(tree: tree, headerParts: parts, wrapper: wrappers[0])
  }
}
