import Diagnostics
import ServiceModel

/// The content of a SOAP operation page, as it is written.
struct SOAPOperationPage: Sendable {
  let page: Page
  let id: SOAPOperationID
  let description: SOAPDescription
  let request: SOAPMessage
  let response: SOAPMessage

  var file: SourceFile { page.file }

  func location(_ element: XMLElement) -> SourceLocation { file.location(of: element.startTag) }
}

/// The sample of a message.
struct SOAPMessage: Sendable {
  let tree: XMLSyntaxTree
  /// The elements that the documentation shows next to the body, or inside a SOAP header.
  let headerParts: [XMLElement]
  /// The element in the body. Its children are the parameters or results.
  let wrapper: XMLElement
}

/// The prose of a SOAP operation page.
struct SOAPDescription: Sendable {
  struct ParameterText: Sendable {
    /// As the prose writes it, usually with an initial in lower case.
    let name: String
    let text: String?
    let range: Range<Int>
  }

  var paragraphs: [String] = []
  var parameters: [ParameterText] = []
  var returns: String?
  /// The target of the link to the service's WSDL, as it is written.
  var wsdlLink: Range<Int>?

  /// - Parameter isVoid: whether the operation returns nothing. The prose describes the newest
  ///   version and may promise a value, which is then left out.
  func documentation(isVoid: Bool) -> Documentation? {
    Documentation(paragraphs: paragraphs, returns: isVoid ? nil : returns).unlessEmpty
  }
}

extension Documentation {
  /// The first paragraph is the summary, unless it is a remark with a label in bold.
  init(paragraphs: [String], returns: String? = nil) {
    let hasSummary = paragraphs.first.map { !$0.hasPrefix("**") } ?? false
    self.init(
      summary: hasSummary ? paragraphs.first : nil,
      remarks: Array(hasSummary ? paragraphs.dropFirst() : paragraphs[...]), returns: returns)
  }
}
