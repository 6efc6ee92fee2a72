/// How an operation is called over SOAP.
@_spi(Generated) public struct SOAPOperation: Sendable {
  /// The `SOAPAction`.
  public let action: String
  /// The local name of the element in the request's Body.
  public let input: String
  /// The namespace of that element, if it is not the namespace of the service.
  public let inputNamespace: String?
  /// The local name of the element in the response's Body; empty if there is none.
  public let output: String
  /// The namespace of that element, if it is not the namespace of the service.
  public let outputNamespace: String?
  /// Whether the operation is one-way: the client does not wait for a result.
  public let isOneWay: Bool
  /// The element names of the header parts of the request, in order.
  public let requestHeaders: [String]
  /// The element names of the header parts of the response, in order.
  public let responseHeaders: [String]

  /// The header parts that the WSDL documents, for requests and responses.
  public let headers: [any SOAPHeaderDescription]
  /// The faults that the WSDL documents.
  public let faults: [any SOAPFaultDescription]

  /// Creates a binding.
  public init(
    action: String, input: String, inputNamespace: String? = nil, output: String,
    outputNamespace: String? = nil, isOneWay: Bool = false, requestHeaders: [String] = [],
    responseHeaders: [String] = [], headers: [any SOAPHeaderDescription] = [],
    faults: [any SOAPFaultDescription] = []
  ) {
    self.action = action
    self.input = input
    self.inputNamespace = inputNamespace
    self.output = output
    self.outputNamespace = outputNamespace
    self.isOneWay = isOneWay
    self.requestHeaders = requestHeaders
    self.responseHeaders = responseHeaders
    self.headers = headers
    self.faults = faults
  }
}
