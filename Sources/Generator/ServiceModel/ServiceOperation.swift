/// One operation, with its documented bindings.
package struct ServiceOperation: Decodable, Equatable, Sendable {
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
  /// Whether a caller may omit a parameter.
  package func mayOmit(_ parameter: Parameter) -> Bool {
    onlyCarriers[parameter.name]?.mayBeOmitted ?? false
  }

  /// Whether a caller must pass a value for a parameter.
  package func mustSend(_ parameter: Parameter) -> Bool {
    onlyCarriers[parameter.name]?.mustBeSent ?? false
  }

  /// The REST parameters by the name of the parameter, for an operation without a SOAP binding.
  /// Over SOAP only the type decides whether a parameter may be missing.
  package var onlyCarriers: [String: RESTCarrier] {
    guard soap == nil, let rest else { return [:] }
    let carriers = rest.parameters.compactMap { carrier in carrier.parameter.map { ($0, carrier) } }
    return Dictionary(carriers) { first, _ in first }
  }
}

extension RESTCarrier {
  /// Whether it is sent in the query of a URL and not required.
  package var mayBeOmitted: Bool { location == .query && !isRequired }

  /// Whether it is a part of the path, or required in the query.
  package var mustBeSent: Bool { location == .path || (location == .query && isRequired) }
}

/// A parameter or a result of an operation.
package struct Parameter: NamedValue, Decodable {
  /// The name on the wire; for an operation with both bindings the SOAP name.
  package var name: String
  package var type: TypeReference
  /// Nil if it is written in XML by the rule.
  @Boxed package var xml: XMLForm?
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
