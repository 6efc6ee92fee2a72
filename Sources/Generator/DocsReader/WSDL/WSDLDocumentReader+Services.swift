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

  func name(of element: XMLElement) -> InternedName { value(.name, of: element) }

  /// The name that an element declares, in the namespace of the WSDL.
  func declaredKey(of element: XMLElement) -> TypeKey {
    TypeKey(name: name(of: element), namespace: document.targetNamespace)
  }

  private mutating func readImport(_ element: XMLElement) {
    document.declarations.imports.append(
      SchemaImport(
        namespace: value(.namespace, of: element), schemaLocation: value(.location, of: element),
        place: place(of: element)))
  }

  private func parts(of message: XMLElement) -> [WSDLPart] {
    children(of: message, tagged: .part).map { part in
      WSDLPart(name: name(of: part), place: place(of: part), element: key(.element, of: part))
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
      name: key, place: place(of: element), documentation: documentation, operations: operations)
  }

  private mutating func operation(
    _ element: XMLElement, of service: InternedName
  ) -> WSDLAbstractOperation {
    let name = name(of: element)
    var operation = WSDLAbstractOperation(name: name, place: place(of: element))
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
      name: name(of: element), message: key(.message, of: element), place: place(of: element))
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
      WSDLAddress(url: value(.location, of: $0), place: place(of: $0))
    }
    let ignored = apart { reader in
      for child in reader.tree.children(of: element)
      where reader.vocabulary.tag(child) != .soapAddress {
        reader.ignore(child)
      }
    }
    return WSDLPort(
      binding: key(.binding, of: element), place: place(of: element),
      addresses: addresses.filter { $0.url != .none }, findings: ignored.findings)
  }
}

/// Reads what a binding says about the messages of its port type.
extension WSDLDocumentReader {
  mutating func binding(_ element: XMLElement) -> WSDLBinding {
    var result = WSDLBinding(
      name: declaredKey(of: element), portType: key(.type, of: element), place: place(of: element))
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapBinding:
        result.style = value(.style, of: child)
        guard vocabulary.isHTTP(value(.transport, of: child)) else {
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
    var result = WSDLBoundOperation(name: name(of: element), place: place(of: element))
    let owner = Owner.operation(result.name, of: portType)
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapOperation:
        result.action = value(.soapAction, of: child)
        result.actionPlace = place(of: child)
        result.style = value(.style, of: child)
      case .input: result.input = message(child, of: owner)
      case .output: result.output = message(child, of: owner)
      case .fault, .documentation: break
      default: refuse(child, in: owner)
      }
    }
    return result
  }

  private mutating func message(_ element: XMLElement, of owner: Owner) -> WSDLBoundMessage {
    var result = WSDLBoundMessage()
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapBody:
        result.parts = words(value(.parts, of: child))
        result.bodyPlace = place(of: child)
      case .soapHeader:
        result.headers.append(
          WSDLBoundMessage.Header(
            message: key(.message, of: child), part: value(.part, of: child),
            place: place(of: child)))
      case .documentation: continue
      default:
        refuse(child, in: owner)
        continue
      }
      let use = value(.use, of: child)
      if use != .none, use != vocabulary.word(.literal), result.encoding == nil {
        result.encoding = (place(of: child), vocabulary.tag(child) == .soapBody)
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
