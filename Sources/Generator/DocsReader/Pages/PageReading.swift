import Diagnostics

/// What one file turned out to be, with everything there is to say about it.
struct PageReading: Sendable {
  enum Content: Sendable {
    case soapOperation(SOAPOperationPage)
    case soapAgentIndex(AgentIndexPage)
    case restOperation(RESTOperationPage)
    case wsdl(WSDLDocument)
    case swagger(SwaggerDocument)
    /// Nothing the model is made of.
    case nothing
  }

  let path: String
  /// Nil when the file holds no page that can be read.
  let page: Page?
  let content: Content
  let diagnostics: DiagnosticBag
}
