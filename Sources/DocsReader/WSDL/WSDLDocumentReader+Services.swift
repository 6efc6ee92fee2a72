import Diagnostics

/// Reading messages and port types, and what their bindings say of them.
extension WSDLDocumentReader {
  /// The children of the root that are not schemas.
  struct Declarations {
    var messages: [XMLName: [WSDLPart]] = [:]
    var portTypes: [XMLElement] = []
    var bindings: [BindingElement] = []
    var ports: [XMLElement] = []
  }

  mutating func readServices(_ root: XMLElement) {
    var declared = Declarations()
    for child in tree.children(of: root) {
      switch vocabulary.tag(child) {
      case .types, .documentation: break
      case .message: declared.messages[name(of: child)] = parts(of: child)
      case .portType: declared.portTypes.append(child)
      case .binding: declared.bindings.append(binding(child))
      case .service: declared.ports += ports(of: child)
      default: ignore(child)
      }
    }
    checkTypes(of: declared)
    for portType in declared.portTypes { readPortType(portType, declared) }
  }

  func name(of element: XMLElement) -> XMLName { value(vocabulary.attributes.name, of: element) }

  private func parts(of message: XMLElement) -> [WSDLPart] {
    children(of: message, tagged: .part).map { part in
      WSDLPart(name: name(of: part), element: key(vocabulary.attributes.element, of: part))
    }
  }

  /// What a binding or a port names has to be there.
  private mutating func checkTypes(of declared: Declarations) {
    let portTypes = Set(declared.portTypes.map { name(of: $0) })
    for binding in declared.bindings where !portTypes.contains(binding.type) {
      reject("the binding's port type is not declared", at: binding.element, of: .document)
    }
    let bindings = Set(declared.bindings.map(\.name))
    for port in declared.ports {
      let wanted = key(vocabulary.attributes.binding, of: port)?.name
      if wanted.map({ !bindings.contains($0) }) ?? true {
        reject("the port's binding is not declared", at: port, of: .document)
      }
    }
  }

  // MARK: Port types

  private mutating func readPortType(_ element: XMLElement, _ declared: Declarations) {
    let name = name(of: element)
    let offered = declared.bindings.filter { $0.type == name }
    guard let binding = chosen(among: offered, of: name) else {
      return remark(
        "the port type '\(text(name))' has no SOAP binding and is left out", at: element)
    }
    var service = WSDLService(
      name: name, place: place(element), documentation: [], operations: [],
      binding: WSDLBinding(
        envelopeVersion: binding.envelopeVersion ?? "1.1",
        address: address(of: binding, among: offered, declared.ports)))
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .documentation: service.documentation += prose(child)
      case .operation:
        if let operation = operation(child, of: name, binding, declared.messages) {
          service.operations.append(operation)
        }
      default: ignore(child)
      }
    }
    document.services.append(service)
  }

  /// SOAP 1.1 before 1.2, and of one version the first; the others are remarked upon.
  private mutating func chosen(
    among offered: [BindingElement], of portType: XMLName
  ) -> BindingElement? {
    let usable = offered.filter { $0.envelopeVersion != nil }
    guard let chosen = usable.first(where: { $0.envelopeVersion == "1.1" }) ?? usable.first else {
      return nil
    }
    for other in offered where other.name != chosen.name {
      let what = other.envelopeVersion.map { "SOAP \($0)" } ?? "another protocol"
      remark(
        "the binding '\(text(other.name))' offers '\(text(portType))' over \(what) as well; "
          + "'\(text(chosen.name))' is used", at: other.element)
    }
    return chosen
  }

  func prose(_ documentation: XMLElement) -> [String] {
    let parts = Array(tree.children(of: documentation))
    return parts.isEmpty
      ? Prose.paragraphs(content(of: documentation))
      : parts.flatMap { Prose.paragraphs(content(of: $0)) }
  }

  // MARK: Operations

  private mutating func operation(
    _ element: XMLElement, of service: XMLName, _ binding: BindingElement,
    _ messages: [XMLName: [WSDLPart]]
  ) -> WSDLOperation? {
    let name = name(of: element)
    let owner = Owner.operation(name, of: service)
    guard let bound = binding.operations.first(where: { self.name(of: $0) == name }) else {
      remark(
        "the binding '\(text(binding.name))' does not have the operation '\(text(name))'",
        at: element)
      return nil
    }
    var operation = WSDLOperation(name: name, place: place(element), documentation: [])
    var input: XMLElement?
    var output: XMLElement?
    var faults: [XMLElement] = []
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .input where input == nil: input = child
      case .output where output == nil: output = child
      case .documentation: operation.documentation += prose(child)
      case .fault: faults.append(child)
      default: refuse(child, in: owner)
      }
    }
    guard let style = boundStyle(bound, binding, of: owner) else { return operation }
    operation.action = style.action
    operation.faults = faults.compactMap { fault($0, of: owner, messages) }
    guard let input else {
      report("a message without a request", at: element, of: owner)
      return operation
    }
    let request = boundMessage(style.input, input, of: owner, messages)
    operation.input = request?.body
    operation.requestHeaders = request?.headers ?? []
    operation.isOneWay = output == nil
    guard let output else { return operation }
    let response = boundMessage(style.output, output, of: owner, messages)
    operation.output = response?.body
    operation.responseHeaders = response?.headers ?? []
    return operation
  }

  /// The element in a fault's detail; nil where it has none, which is then remarked upon.
  private mutating func fault(
    _ fault: XMLElement, of owner: Owner, _ messages: [XMLName: [WSDLPart]]
  ) -> TypeKey? {
    let message = key(vocabulary.attributes.message, of: fault)?.name ?? .none
    if let element = messages[message]?.first?.element { return element }
    remark(
      "the fault '\(text(name(of: fault)))' arrives as a ServiceFault, which holds its detail",
      at: fault, of: owner)
    return nil
  }
}
