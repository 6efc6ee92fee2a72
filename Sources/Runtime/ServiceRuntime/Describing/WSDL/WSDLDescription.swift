/// The WSDL 1.1 description of the services at one URL: document/literal, over HTTP. Each service
/// is a port type with a binding and a port.
struct WSDLDescription: Sendable {
  private let schema: SOAPServiceSchema
  private let names: WSDLNames

  init(_ schema: SOAPServiceSchema) {
    self.schema = schema
    names = WSDLNames(schema)
  }

  /// The document for services at a URL.
  func text(location: String) -> String {
    let children =
      [WSDLTypes(schema, names).element] + schema.operations.flatMap(messages)
      + schema.services.flatMap { [portType($0), binding($0)] } + [service(location)]
    return WSDLElement(
      "wsdl:definitions",
      attributes: [("name", serviceName), ("targetNamespace", schema.service.namespace)]
        + declarations,
      children: children
    ).document
  }

  // Agents and entities have the names of their documented WSDL, so that clients made from one work
  // with the other.
  private var serviceName: String {
    let name = schema.service.name
    return schema.service.kind == .service ? name : "Wcf\(name)Service"
  }

  private func bindingName(_ service: ServiceDescriptor) -> String {
    service.kind == .service ? service.name : "BasicHttpBinding_\(service.name)"
  }

  /// The beginning of the names of an operation's messages. Operations of several services may have
  /// the same name.
  private func prefix(_ operation: OperationSchema) -> String {
    let name = operation.descriptor.name
    return schema.services.count == 1 ? name : "\(operation.descriptor.service.name)_\(name)"
  }

  private func operations(of service: ServiceDescriptor) -> [OperationSchema] {
    schema.operations.filter { $0.descriptor.service.name == service.name }
  }

  private var declarations: [(name: String, value: String)] {
    [
      ("xmlns:wsdl", "http://schemas.xmlsoap.org/wsdl/"),
      ("xmlns:soap", soapNamespace),
    ] + names.prefixes.map { ("xmlns:" + $0.prefix, $0.namespace) }
  }

  private var soapNamespace: String {
    switch schema.service.soapVersion {
    case .v1_1: "http://schemas.xmlsoap.org/wsdl/soap/"
    case .v1_2: "http://schemas.xmlsoap.org/wsdl/soap12/"
    }
  }

  // MARK: Messages

  /// The messages of an operation, of its header parts, and of its faults.
  private func messages(_ operation: OperationSchema) -> [WSDLElement] {
    guard let soap = operation.descriptor.soap else { return [] }
    let name = prefix(operation)
    let answer =
      soap.isOneWay
      ? []
      : [
        message(name + "Response", body(soap.output, soap.outputNamespace)),
        headers(name + "Response", headerParts(operation, isRequest: false)),
      ]
    return
      ([
        message(name + "Request", body(soap.input, soap.inputNamespace)),
        headers(name + "Request", headerParts(operation, isRequest: true)),
      ] + answer).compactMap(\.self)
      + operation.faults.map { message(faultMessage($0, operation), [("fault", $0.element)]) }
  }

  private func body(_ element: String, _ namespace: String?) -> [Part] {
    element.isEmpty
      ? [] : [("parameters", XMLName(element, in: namespace ?? schema.service.namespace))]
  }

  private func faultMessage(_ fault: OperationSchema.Part, _ operation: OperationSchema) -> String {
    "\(prefix(operation))_\(fault.element.local)"
  }

  private typealias Part = (name: String, element: XMLName)

  /// The header parts that the runtime knows, and those that the operation documents itself.
  private func headerParts(_ operation: OperationSchema, isRequest: Bool) -> [Part] {
    guard let soap = operation.descriptor.soap else { return [] }
    let known = schema.declared(isRequest ? soap.requestHeaders : soap.responseHeaders)
      .map { (name: $0.name, element: XMLName($0.name, in: schema.service.namespace)) }
    let documented = operation.headers
      .filter { $0.messages == .both || $0.messages == (isRequest ? .request : .response) }
      .map { (name: $0.element.local, element: $0.element) }
    return known + documented
  }

  private func headers(_ message: String, _ parts: [Part]) -> WSDLElement? {
    parts.isEmpty ? nil : self.message(message + "_Headers", parts)
  }

  private func message(_ name: String, _ parts: [Part]) -> WSDLElement {
    WSDLElement(
      "wsdl:message", attributes: [("name", name)],
      children: parts.map {
        WSDLElement(
          "wsdl:part",
          attributes: [("name", $0.name), ("element", names.reference(to: $0.element))])
      })
  }

  // MARK: Operations

  private func portType(_ service: ServiceDescriptor) -> WSDLElement {
    WSDLElement(
      "wsdl:portType", attributes: [("name", service.name)],
      children: operations(of: service).map { operation in
        let name = prefix(operation)
        let input = WSDLElement("wsdl:input", attributes: [("message", "tns:\(name)Request")])
        let output = WSDLElement("wsdl:output", attributes: [("message", "tns:\(name)Response")])
        return WSDLElement(
          "wsdl:operation", attributes: [("name", operation.descriptor.name)],
          children: [input] + (operation.isOneWay ? [] : [output])
            + operation.faults.map { fault in
              WSDLElement(
                "wsdl:fault",
                attributes: [
                  ("name", fault.element.local),
                  ("message", "tns:" + faultMessage(fault, operation)),
                ])
            })
      })
  }

  private func binding(_ service: ServiceDescriptor) -> WSDLElement {
    WSDLElement(
      "wsdl:binding",
      attributes: [("name", bindingName(service)), ("type", "tns:" + service.name)],
      children: [
        WSDLElement(
          "soap:binding",
          attributes: [
            ("style", "document"), ("transport", "http://schemas.xmlsoap.org/soap/http"),
          ])
      ] + operations(of: service).compactMap(boundOperation))
  }

  private func boundOperation(_ operation: OperationSchema) -> WSDLElement? {
    guard let soap = operation.descriptor.soap else { return nil }
    let name = prefix(operation)
    let output = WSDLElement(
      "wsdl:output", attributes: [],
      children: boundMessage(name + "Response", headerParts(operation, isRequest: false)))
    return WSDLElement(
      "wsdl:operation", attributes: [("name", operation.descriptor.name)],
      children: [
        WSDLElement(
          "soap:operation", attributes: [("soapAction", soap.action), ("style", "document")]),
        WSDLElement(
          "wsdl:input", attributes: [],
          children: boundMessage(name + "Request", headerParts(operation, isRequest: true))),
      ] + (soap.isOneWay ? [] : [output]) + operation.faults.map(boundFault))
  }

  private func boundFault(_ fault: OperationSchema.Part) -> WSDLElement {
    let name = [(name: "name", value: fault.element.local)]
    return WSDLElement(
      "wsdl:fault", attributes: name,
      children: [WSDLElement("soap:fault", attributes: name + [("use", "literal")])])
  }

  private func boundMessage(_ message: String, _ headers: [Part]) -> [WSDLElement] {
    headers.map {
      WSDLElement(
        "soap:header",
        attributes: [("message", "tns:\(message)_Headers"), ("part", $0.name), ("use", "literal")])
    } + [WSDLElement("soap:body", attributes: [("use", "literal")])]
  }

  private func service(_ location: String) -> WSDLElement {
    let ports = schema.services.map { service in
      let name = bindingName(service)
      return WSDLElement(
        "wsdl:port", attributes: [("name", name), ("binding", "tns:" + name)],
        children: [WSDLElement("soap:address", attributes: [("location", location)])])
    }
    return WSDLElement("wsdl:service", attributes: [("name", serviceName)], children: ports)
  }
}

extension OperationSchema {
  fileprivate var isOneWay: Bool { descriptor.soap?.isOneWay == true }
}
