/// How an operation is called over SOAP, document/literal.
package struct SOAPBinding: Decodable, Equatable, Sendable {
  /// The operation page that this was read from. It has no line number, because line numbers change
  /// with every edit. Empty if there is no page: a WSDL and a correction have no samples.
  package var page: String
  /// The `SOAPAction` (`<target namespace>/<Agent>/<Operation>`).
  package var action: String
  /// The local name of the element in the request's Body; empty without one.
  package var inputElement: String
  /// The namespace of that element, if it is not the namespace of the version; empty for no
  /// namespace.
  package var inputNamespace: String?
  /// The local name of the element in the response's Body; empty without one.
  package var outputElement: String
  /// The namespace of that element, if it is not the namespace of the version; empty for no
  /// namespace.
  package var outputNamespace: String?
  /// True if the operation is one-way; otherwise nil.
  package var isOneWay: Bool?
  /// The header parts of the request, in order.
  package var requestHeaders: [HeaderPart]
  /// The header parts of the response, in order.
  package var responseHeaders: [HeaderPart]
  /// In the order of the WSDL; nil without any.
  package var faults: [FaultPart]?

  package init(
    page: String,
    action: String,
    inputElement: String,
    inputNamespace: String? = nil,
    outputElement: String,
    outputNamespace: String? = nil,
    isOneWay: Bool? = nil,
    requestHeaders: [HeaderPart],
    responseHeaders: [HeaderPart],
    faults: [FaultPart]? = nil
  ) {
    self.page = page
    self.action = action
    self.inputElement = inputElement
    self.inputNamespace = inputNamespace
    self.outputElement = outputElement
    self.outputNamespace = outputNamespace
    self.isOneWay = isOneWay
    self.requestHeaders = requestHeaders
    self.responseHeaders = responseHeaders
    self.faults = faults
  }
}

/// A part of the SOAP header.
package struct HeaderPart: Equatable, Sendable {
  /// The local name of the element (`Credentials`).
  package var name: String
  /// The namespace of the element, if it is not the namespace of the version; empty for no
  /// namespace.
  package var namespace: String?
  /// The type of its content; nil for a part that the runtime fills by its name.
  package var type: TypeReference?

  package init(name: String, namespace: String? = nil, type: TypeReference? = nil) {
    self.name = name
    self.namespace = namespace
    self.type = type
  }
}

extension HeaderPart {
  /// Identifies a part among parts with the same name.
  package var key: String { "\(name)\n\(namespace ?? "/")" }
}

extension HeaderPart: Decodable {
  private enum CodingKeys: String, CodingKey { case name, namespace, type }

  /// A part that the runtime knows is only its name.
  package init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self.init(name: name)
      return
    }
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try values.decode(String.self, forKey: .name),
      namespace: try values.decodeIfPresent(String.self, forKey: .namespace),
      type: try values.decodeIfPresent(TypeReference.self, forKey: .type))
  }
}

/// A documented fault of an operation.
package struct FaultPart: Decodable, Equatable, Sendable {
  /// The local name of the element in the fault's detail.
  package var element: String
  /// The namespace of the element, if it is not the namespace of the version; empty for no
  /// namespace.
  package var namespace: String?
  /// The type of its content.
  package var type: TypeReference

  package init(element: String, namespace: String? = nil, type: TypeReference) {
    self.element = element
    self.namespace = namespace
    self.type = type
  }
}
