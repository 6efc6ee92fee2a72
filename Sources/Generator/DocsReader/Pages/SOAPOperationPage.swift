import Diagnostics

/// What a SOAP operation page says, before anything is made of it.
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

/// A sampled message.
struct SOAPMessage: Sendable {
  let tree: XMLSyntaxTree
  /// The elements that the documentation shows next to the body, or inside a SOAP header.
  let headerParts: [XMLElement]
  /// The element in the body: its children are the parameters or results.
  let wrapper: XMLElement
}
