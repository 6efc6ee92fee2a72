internal import CLibXML2

/// The callbacks that build an ``XMLTree``. Their context is an ``XMLParserSession``.
func makeSAXHandler() -> xmlSAXHandler {
  var handler = xmlSAXHandler()
  handler.initialized = UInt32(XML_SAX2_MAGIC)
  handler.startElementNs = startElement
  handler.endElementNs = { context, _, _, _ in
    session(context)?.pointee.tree.end()
    session(context)?.pointee.checkProgress()
  }
  handler.characters = characters
  handler.ignorableWhitespace = characters
  handler.cdataBlock = characters
  handler.internalSubset = { context, _, _, _ in
    refuse(context, "a document type declaration is not accepted")
  }
  handler.reference = { context, _ in refuse(context, "an undefined entity is referred to") }
  handler.serror = reportError
  return handler
}

private func session(
  _ context: UnsafeMutableRawPointer?
) -> UnsafeMutablePointer<XMLParserSession>? {
  context?.assumingMemoryBound(to: XMLParserSession.self)
}

private func refuse(_ context: UnsafeMutableRawPointer?, _ message: String) {
  session(context)?.pointee.refuse(message)
}

private let characters:
  @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<xmlChar>?, Int32) -> Void = {
    context, bytes, count in
    session(context)?.pointee.tree.characters(
      UnsafeBufferPointer(start: bytes, count: Int(count)))
    session(context)?.pointee.checkProgress()
  }

private let startElement: startElementNsSAX2Func = {
  context, name, _, uri, declarationCount, declarations, attributeCount, _, attributes in
  guard let session = session(context), let name else { return }
  let line = session.pointee.line
  session.pointee.tree.start(name, uri: uri, line: line)
  if let declarations {
    for index in 0..<Int(declarationCount) {
      session.pointee.tree.declare(
        prefix: declarations[2 * index], uri: declarations[2 * index + 1], line: line)
    }
  }
  // Each has five pointers: name, prefix, URI, start of the value, end of the value.
  if let attributes {
    for index in 0..<Int(attributeCount) {
      guard let name = attributes[5 * index], let start = attributes[5 * index + 3],
        let end = attributes[5 * index + 4]
      else { continue }
      session.pointee.tree.attribute(
        name, uri: attributes[5 * index + 2],
        value: UnsafeBufferPointer(start: start, count: end - start))
    }
  }
  // This is the last step, because the element must not be read after the parser was stopped.
  session.pointee.checkProgress()
}

/// Every error counts, including errors about namespaces. A warning does not count.
private let reportError: xmlStructuredErrorFunc = { context, error in
  guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
  let message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
  refuse(context, "not well-formed XML: " + message.split(separator: "\n").joined(separator: " "))
}
