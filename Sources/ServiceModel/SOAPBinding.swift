/// How an operation is called over SOAP, document/literal.
package struct SOAPBinding: Codable, Equatable, Sendable {
  /// The operation page this was read from, and nothing finer: line numbers change with noise.
  /// Empty without one: a WSDL and a correction show no samples.
  package var page: String
  /// The `SOAPAction` (`<target namespace>/<Agent>/<Operation>`).
  package var action: String
  /// The local name of the element in the request's Body.
  package var inputElement: String
  /// The local name of the element in the response's Body.
  package var outputElement: String
  /// What the request carries in its Header, in order.
  package var requestHeaders: [HeaderPart]
  /// What the response may carry in its Header, in order.
  package var responseHeaders: [HeaderPart]

  package init(
    page: String,
    action: String,
    inputElement: String,
    outputElement: String,
    requestHeaders: [HeaderPart],
    responseHeaders: [HeaderPart]
  ) {
    self.page = page
    self.action = action
    self.inputElement = inputElement
    self.outputElement = outputElement
    self.requestHeaders = requestHeaders
    self.responseHeaders = responseHeaders
  }
}

/// A part of the SOAP header, by element name (`Credentials`).
package struct HeaderPart: Codable, Equatable, Sendable {
  package var name: String

  package init(name: String) { self.name = name }

  package init(from decoder: any Decoder) throws {
    name = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
