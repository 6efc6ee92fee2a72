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
  /// Whether a caller may leave a parameter out.
  package func mayOmit(_ parameter: Parameter) -> Bool {
    onlyCarriers[parameter.name]?.mayBeOmitted ?? false
  }

  /// Whether a caller must give a parameter a value.
  package func mustSend(_ parameter: Parameter) -> Bool {
    onlyCarriers[parameter.name]?.mustBeSent ?? false
  }

  /// What carries each parameter over REST, by the parameter's name, for an operation that has no
  /// SOAP binding: over SOAP the type alone decides what may be absent.
  package var onlyCarriers: [String: RESTParameter] {
    guard soap == nil, let rest else { return [:] }
    let carriers = rest.parameters.compactMap { carrier in
      carrier.parameter.map { ($0, carrier) }
    }
    return Dictionary(carriers) { first, _ in first }
  }
}

extension RESTParameter {
  /// It is sent in the query of a URL and not required.
  package var mayBeOmitted: Bool { location == .query && !isRequired }

  /// It is a part of the path, or required in the query.
  package var mustBeSent: Bool { location == .path || (location == .query && isRequired) }
}

/// A parameter or a result of an operation.
package struct Parameter: Codable, Equatable, Sendable {
  /// The name on the wire; for an operation with both bindings the SOAP name.
  package var name: String
  package var type: TypeReference
  /// Nil where it stands in XML as the rule has it.
  package var xml: XMLForm?
  package var documentation: String?

  package init(
    name: String, type: TypeReference, xml: XMLForm? = nil, documentation: String? = nil
  ) {
    self.name = name
    self.type = type
    self.xml = xml
    self.documentation = documentation
  }
}
