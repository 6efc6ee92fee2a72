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
  public private(set) var requestHeaders: [String]
  /// The element names of the header parts of the response, in order.
  public private(set) var responseHeaders: [String]
  /// The header parts that the WSDL documents, for requests and responses.
  public let headers: [any SOAPHeaderDescription]
  /// The faults that the WSDL documents.
  public let faults: [any SOAPFaultDescription]
  private let usesRequestHeadersOfService: Bool
  private let usesResponseHeadersOfService: Bool

  /// Creates a binding.
  ///
  /// - Parameters:
  ///   - requestHeaders: nil for those of the service.
  ///   - responseHeaders: nil for those of the service.
  public init(
    action: String, isOneWay: Bool = false, requestHeaders: [String]? = nil,
    responseHeaders: [String]? = nil, headers: [any SOAPHeaderDescription] = [],
    faults: [any SOAPFaultDescription] = [], inputNamespace: String? = nil, input: String,
    outputNamespace: String? = nil, output: String
  ) {
    self.action = action
    self.input = input
    self.inputNamespace = inputNamespace
    self.output = output
    self.outputNamespace = outputNamespace
    self.isOneWay = isOneWay
    self.requestHeaders = requestHeaders ?? []
    self.responseHeaders = responseHeaders ?? []
    usesRequestHeadersOfService = requestHeaders == nil
    usesResponseHeadersOfService = responseHeaders == nil
    self.headers = headers
    self.faults = faults
  }

  /// The binding with the header parts of the service, where it has none of its own.
  func completed(by service: ServiceDescriptor) -> SOAPOperation {
    var operation = self
    if usesRequestHeadersOfService { operation.requestHeaders = service.requestHeaders }
    if usesResponseHeadersOfService { operation.responseHeaders = service.responseHeaders }
    return operation
  }
}
