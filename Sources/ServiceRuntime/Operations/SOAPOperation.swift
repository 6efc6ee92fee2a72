/// How an operation is called over SOAP.
@_spi(Generated) public struct SOAPOperation: Sendable {
  /// The `SOAPAction`.
  public let action: String
  /// The local name of the element in the request's Body.
  public let input: String
  /// The local name of the element in the response's Body.
  public let output: String
  /// What the request may carry in its Header, by element name, in order.
  public let requestHeaders: [String]
  /// What the response may carry in its Header, by element name, in order.
  public let responseHeaders: [String]

  /// Creates a binding.
  public init(
    action: String, input: String, output: String, requestHeaders: [String] = [],
    responseHeaders: [String] = []
  ) {
    self.action = action
    self.input = input
    self.output = output
    self.requestHeaders = requestHeaders
    self.responseHeaders = responseHeaders
  }
}
