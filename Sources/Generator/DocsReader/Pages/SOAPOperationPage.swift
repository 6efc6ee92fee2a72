import Diagnostics

/// The content of a SOAP operation page, as it is written.
struct SOAPOperationPage: Sendable {
  let page: Page
  let id: SOAPOperationID
  let description: SOAPDescription
  let request: SOAPMessage
  let response: SOAPMessage

  var file: SourceFile { page.file }

  func location(_ element: XMLElement) -> SourceLocation {
    file.location(of: element.start..<element.contentStart)
  }
}

/// The sample of a message.
struct SOAPMessage: Sendable {
  let tree: XMLSyntaxTree
  /// The elements that the documentation shows next to the body, or inside of a SOAP header.
  let headerParts: [XMLElement]
  /// The element in the body. Its children are the parameters or results.
  let wrapper: XMLElement
}
