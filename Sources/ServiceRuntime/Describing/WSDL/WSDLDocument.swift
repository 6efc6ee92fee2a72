/// The WSDL 1.1 description of a service: document/literal, SOAP 1.1 over HTTP.
struct WSDLDocument: Sendable {
  private let schema: SOAPServiceSchema
  private let names: WSDLNames

  init(_ schema: SOAPServiceSchema) {
    self.schema = schema
    names = WSDLNames(schema)
  }

  /// The document for a service at a URL.
  func text(location: String) -> String {
    let children =
      [WSDLTypes(schema, names).element] + schema.operations.flatMap(messages)
      + [portType, binding, service(location)]
    return WSDLElement(
      "wsdl:definitions",
      [("name", serviceName), ("targetNamespace", schema.service.namespace)] + declarations,
      children
    ).document
  }

  // The names of the documented WSDL, so that clients made from one work with the other.
  private var serviceName: String { "Wcf\(schema.service.name)Service" }
  private var bindingName: String { "BasicHttpBinding_\(schema.service.name)" }

  private var declarations: [(name: String, value: String)] {
    [
      ("xmlns:wsdl", "http://schemas.xmlsoap.org/wsdl/"),
      ("xmlns:soap", "http://schemas.xmlsoap.org/wsdl/soap/"),
    ] + names.prefixes.map { ("xmlns:" + $0.prefix, $0.namespace) }
  }

  // MARK: Messages

  /// The two messages of an operation, and what may be in their headers.
  private func messages(_ operation: OperationSchema) -> [WSDLElement] {
    guard let soap = operation.descriptor.soap else { return [] }
    let name = operation.descriptor.name
    return [
      message(name + "Request", [("parameters", soap.input)]),
      headers(name + "Request", soap.requestHeaders),
      message(name + "Response", [("parameters", soap.output)]),
      headers(name + "Response", soap.responseHeaders),
    ].compactMap(\.self)
  }

  private func headers(_ message: String, _ declared: [String]) -> WSDLElement? {
    let parts = schema.declared(declared).map { (name: $0.name, element: $0.name) }
    return parts.isEmpty ? nil : self.message(message + "_Headers", parts)
  }

  private func message(
    _ name: String, _ parts: [(name: String, element: String)]
  ) -> WSDLElement {
    WSDLElement(
      "wsdl:message", [("name", name)],
      parts.map {
        WSDLElement("wsdl:part", [("name", $0.name), ("element", "tns:" + $0.element)])
      })
  }

  // MARK: Operations

  private var portType: WSDLElement {
    WSDLElement(
      "wsdl:portType", [("name", schema.service.name)],
      schema.operations.map { operation in
        let name = operation.descriptor.name
        return WSDLElement(
          "wsdl:operation", [("name", name)],
          [
            WSDLElement("wsdl:input", [("message", "tns:\(name)Request")]),
            WSDLElement("wsdl:output", [("message", "tns:\(name)Response")]),
          ])
      })
  }

  private var binding: WSDLElement {
    WSDLElement(
      "wsdl:binding", [("name", bindingName), ("type", "tns:" + schema.service.name)],
      [
        WSDLElement(
          "soap:binding",
          [("style", "document"), ("transport", "http://schemas.xmlsoap.org/soap/http")])
      ] + schema.operations.compactMap(boundOperation))
  }

  private func boundOperation(_ operation: OperationSchema) -> WSDLElement? {
    guard let soap = operation.descriptor.soap else { return nil }
    let name = operation.descriptor.name
    return WSDLElement(
      "wsdl:operation", [("name", name)],
      [
        WSDLElement("soap:operation", [("soapAction", soap.action), ("style", "document")]),
        WSDLElement("wsdl:input", [], boundMessage(name + "Request", soap.requestHeaders)),
        WSDLElement("wsdl:output", [], boundMessage(name + "Response", soap.responseHeaders)),
      ])
  }

  private func boundMessage(_ message: String, _ headers: [String]) -> [WSDLElement] {
    schema.declared(headers).map {
      WSDLElement(
        "soap:header",
        [("message", "tns:\(message)_Headers"), ("part", $0.name), ("use", "literal")])
    } + [WSDLElement("soap:body", [("use", "literal")])]
  }

  private func service(_ location: String) -> WSDLElement {
    let port = WSDLElement(
      "wsdl:port", [("name", bindingName), ("binding", "tns:" + bindingName)],
      [WSDLElement("soap:address", [("location", location)])])
    return WSDLElement("wsdl:service", [("name", serviceName)], [port])
  }
}
