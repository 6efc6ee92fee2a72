/// How an operation is called over SOAP.
@_spi(Generated) public struct SOAPOperation: Sendable {
  /// The `SOAPAction`.
  public let action: String
  /// The local name of the element in the request's Body.
  public let input: String
  /// The namespace of that element where it is not the service's own.
  public let inputNamespace: String?
  /// The local name of the element in the response's Body; empty without one.
  public let output: String
  /// The namespace of that element where it is not the service's own.
  public let outputNamespace: String?
  /// Whether no response is waited for: the request is accepted, and that is all.
  public let isOneWay: Bool
  /// What the request may carry in its Header, by element name, in order.
  public let requestHeaders: [String]
  /// What the response may carry in its Header, by element name, in order.
  public let responseHeaders: [String]

  /// The parts of the Header that the WSDL names, for requests and responses.
  public let headers: [XMLName]
  /// The faults that the WSDL names.
  public let faults: [any SOAPFaultDescription]

  /// Creates a binding.
  public init(
    action: String, input: String, inputNamespace: String? = nil, output: String,
    outputNamespace: String? = nil, isOneWay: Bool = false, requestHeaders: [String] = [],
    responseHeaders: [String] = [], headers: [XMLName] = [], faults: [any SOAPFaultDescription] = []
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
