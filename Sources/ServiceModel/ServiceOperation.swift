/// One operation, with the bindings under which the documentation offers it.
package struct ServiceOperation: Codable, Equatable, Sendable {
  /// The name on the wire.
  package var name: String
  package var documentation: Documentation?
  /// In wire order.
  package var parameters: [Parameter]
  /// In wire order; none for a void operation, several only over SOAP.
  package var results: [Parameter]
  package var soap: SOAPBinding?
  package var rest: RESTBinding?

  package init(
    name: String,
    documentation: Documentation? = nil,
    parameters: [Parameter] = [],
    results: [Parameter] = [],
    soap: SOAPBinding? = nil,
    rest: RESTBinding? = nil
  ) {
    self.name = name
    self.documentation = documentation
    self.parameters = parameters
    self.results = results
    self.soap = soap
    self.rest = rest
  }
}

/// A parameter or a result of an operation.
package struct Parameter: Codable, Equatable, Sendable {
  /// The name on the wire; for an operation with both bindings the SOAP name.
  package var name: String
  package var type: TypeReference
  package var documentation: String?

  package init(name: String, type: TypeReference, documentation: String? = nil) {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}
