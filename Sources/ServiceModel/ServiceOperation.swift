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

extension ServiceOperation {
  /// Whether a caller may leave a parameter out: it is sent in the query of a URL and not required.
  ///
  /// Over SOAP the type alone decides what may be absent, so that this is for operations that have
  /// no SOAP binding.
  package func mayOmit(_ parameter: Parameter) -> Bool {
    guard let carrier = onlyCarrier(of: parameter) else { return false }
    return carrier.location == .query && !carrier.isRequired
  }

  /// Whether a caller must give a parameter a value: it is a part of the path, or required in the
  /// query. Again for operations that have no SOAP binding.
  package func mustSend(_ parameter: Parameter) -> Bool {
    guard let carrier = onlyCarrier(of: parameter) else { return false }
    return carrier.location == .path || (carrier.location == .query && carrier.isRequired)
  }

  private func onlyCarrier(of parameter: Parameter) -> RESTParameter? {
    soap == nil ? rest?.parameters.first { $0.parameter == parameter.name } : nil
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
