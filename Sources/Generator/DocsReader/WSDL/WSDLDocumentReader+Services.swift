/// Reads messages, port types, bindings and ports into the mirror of the document.
extension WSDLDocumentReader {
  mutating func readDeclarations(_ root: XMLElement) {
    for child in tree.children(of: root) {
      switch vocabulary.tag(child) {
      case .types, .documentation: break
      case .wsdlImport: readImport(child)
      case .message: document.declarations.messages[declaredKey(of: child)] = parts(of: child)
      case .portType: document.declarations.portTypes.append(portType(child))
      case .binding: document.declarations.bindings.append(binding(child))
      case .service: document.declarations.ports += ports(of: child)
      default: ignore(child)
      }
    }
  }

  func name(of element: XMLElement) -> InternedName {
    value(vocabulary.attributes.name, of: element)
  }

  /// The name that an element declares, in the namespace of the WSDL.
  func declaredKey(of element: XMLElement) -> TypeKey {
    TypeKey(name: name(of: element), namespace: document.targetNamespace)
  }

  private mutating func readImport(_ element: XMLElement) {
    document.declarations.imports.append(
      SchemaImport(
        namespace: value(vocabulary.attributes.namespace, of: element),
        schemaLocation: value(vocabulary.attributes.location, of: element),
        place: place(element)))
  }

  private func parts(of message: XMLElement) -> [WSDLPart] {
    children(of: message, tagged: .part).map { part in
      WSDLPart(name: name(of: part), element: key(vocabulary.attributes.element, of: part))
    }
  }

  func prose(_ documentation: XMLElement) -> [String] {
    let parts = Array(tree.children(of: documentation))
    return parts.isEmpty
      ? Prose.paragraphs(content(of: documentation))
      : parts.flatMap { Prose.paragraphs(content(of: $0)) }
  }

  // MARK: Port types

  private mutating func portType(_ element: XMLElement) -> WSDLPortType {
    let key = declaredKey(of: element)
    var documentation: [String] = []
    var operations: [WSDLAbstractOperation] = []
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .documentation: documentation += prose(child)
      case .operation: operations.append(operation(child, of: key.name))
      default: ignore(child)
      }
    }
    return WSDLPortType(
      name: key, place: place(element), documentation: documentation, operations: operations)
  }

  private mutating func operation(
    _ element: XMLElement, of service: InternedName
  ) -> WSDLAbstractOperation {
    let name = name(of: element)
    var operation = WSDLAbstractOperation(name: name, place: place(element))
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .input where operation.input == nil: operation.input = use(child)
      case .output where operation.output == nil: operation.output = use(child)
      case .documentation: operation.documentation += prose(child)
      case .fault: operation.faults.append(use(child))
      default: refuse(child, in: .operation(name, of: service))
      }
    }
    return operation
  }

  private func use(_ element: XMLElement) -> WSDLMessageUse {
    WSDLMessageUse(
      name: name(of: element), message: key(vocabulary.attributes.message, of: element),
      place: place(element))
  }

  // MARK: Ports

  private mutating func ports(of service: XMLElement) -> [WSDLPort] {
    var ports: [WSDLPort] = []
    for child in tree.children(of: service) {
      switch vocabulary.tag(child) {
      case .port: ports.append(port(child))
      case .documentation: break
      default: ignore(child)
      }
    }
    return ports
  }

  private mutating func port(_ element: XMLElement) -> WSDLPort {
    let addresses = children(of: element, tagged: .soapAddress).map {
      WSDLAddress(url: value(vocabulary.attributes.location, of: $0), place: place($0))
    }
    let ignored = apart { reader in
      for child in reader.tree.children(of: element)
      where reader.vocabulary.tag(child) != .soapAddress {
        reader.ignore(child)
      }
    }
    return WSDLPort(
      binding: key(vocabulary.attributes.binding, of: element), place: place(element),
      addresses: addresses.filter { $0.url != .none }, findings: ignored.findings)
  }
}

/// Reads what a binding says about the messages of its port type.
extension WSDLDocumentReader {
  mutating func binding(_ element: XMLElement) -> WSDLBinding {
    let names = vocabulary.attributes
    var result = WSDLBinding(
      name: declaredKey(of: element), portType: key(names.type, of: element), place: place(element))
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapBinding:
        result.style = value(names.style, of: child)
        guard vocabulary.words.isHTTP(value(names.transport, of: child)) else {
          remark("a transport other than HTTP is not offered", at: child)
          continue
        }
        result.envelopeVersion = child.namespace == vocabulary.soap12 ? "1.2" : "1.1"
      case .operation:
        result.operations.append(operation(child, of: result.portType?.name ?? .none))
      default: result.findings += apart { $0.ignore(child) }.findings
      }
    }
    return result
  }

  private mutating func operation(
    _ element: XMLElement, of portType: InternedName
  ) -> WSDLBoundOperation {
    var (operation, findings) = apart { $0.boundOperation(element, of: portType) }
    operation.findings = findings
    return operation
  }

  private mutating func boundOperation(
    _ element: XMLElement, of portType: InternedName
  ) -> WSDLBoundOperation {
    let names = vocabulary.attributes
    var result = WSDLBoundOperation(name: name(of: element), place: place(element))
    let owner = Owner.operation(result.name, of: portType)
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapOperation:
        result.action = value(names.soapAction, of: child)
        result.style = value(names.style, of: child)
      case .input: result.input = message(child, of: owner)
      case .output: result.output = message(child, of: owner)
      case .fault, .documentation: break
      default: refuse(child, in: owner)
      }
    }
    return result
  }

  private mutating func message(_ element: XMLElement, of owner: Owner) -> WSDLBoundMessage {
    let names = vocabulary.attributes
    var result = WSDLBoundMessage()
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapBody: result.parts = words(value(names.parts, of: child))
      case .soapHeader:
        result.headers.append(
          WSDLBoundMessage.Header(
            message: key(names.message, of: child), part: value(names.part, of: child),
            place: place(child)))
      case .documentation: continue
      default:
        refuse(child, in: owner)
        continue
      }
      let use = value(names.use, of: child)
      if use != .none, use != vocabulary.words.literal, result.encoding == nil {
        result.encoding = (place(child), vocabulary.tag(child) == .soapBody)
      }
    }
    return result
  }

  /// The names in a list; nil if the attribute is missing.
  private func words(_ list: InternedName) -> [InternedName]? {
    guard list != .none else { return nil }
    return text(list).split(ascii: " ").map { vocabulary.names.name(String($0)) }
  }
}
