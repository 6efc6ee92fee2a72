import Diagnostics
import ServiceModel

/// The prose of a SOAP operation page.
struct SOAPDescription: Sendable {
  struct ParameterText: Sendable {
    /// As the prose writes it, usually with a lower case initial.
    let name: String
    let text: String?
    let range: Range<Int>
  }

  var paragraphs: [String] = []
  var parameters: [ParameterText] = []
  var returns: String?
  /// Where the link to the service's WSDL leads, as it is written.
  var wsdlLink: Range<Int>?

  /// - Parameter isVoid: prose is that of the newest version and may promise a void operation's
  ///   value; it is left out then.
  func documentation(isVoid: Bool) -> Documentation? {
    let documentation = Documentation(
      paragraphs: paragraphs, returns: isVoid ? nil : returns)
    return documentation.isEmpty ? nil : documentation
  }
}

extension Documentation {
  /// The first paragraph is the summary, unless it is a remark with a label in bold type.
  init(paragraphs: [String], returns: String? = nil) {
    let hasSummary = paragraphs.first.map { !$0.hasPrefix("**") } ?? false
    self.init(
      summary: hasSummary ? paragraphs.first : nil,
      remarks: Array(hasSummary ? paragraphs.dropFirst() : paragraphs[...]), returns: returns)
  }
}
