import Diagnostics

/// The result of reading one file, with its diagnostics.
struct PageReading: Sendable {
  enum Content: Sendable {
    case soapOperation(SOAPOperationPage)
    case soapAgentIndex(AgentIndexPage)
    case restOperation(RESTOperationPage)
    case wsdl(WSDLDocument)
    case swagger(SwaggerDocument)
    /// A page that adds nothing to the model.
    case nothing
  }

  let path: String
  /// Nil if the file has no page that can be read.
  let page: Page?
  let content: Content
  let diagnostics: DiagnosticBag
}
