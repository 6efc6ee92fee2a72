import Diagnostics

/// Reading messages, port types, bindings and ports.
extension WSDLDocumentReader {
  /// The element of each part of each message.
  private typealias Messages = [XMLName: [XMLName: TypeKey]]

  mutating func readServices(_ root: XMLElement) {
    var messages: Messages = [:]
    var bindings: [XMLElement] = []
    var ports: [XMLElement] = []
    for child in tree.children(of: root) where vocabulary.tag(child) == .message {
      readMessage(child, into: &messages)
    }
    for child in tree.children(of: root) {
      switch vocabulary.tag(child) {
      case .types, .message: break
      case .documentation: break
      case .portType: readPortType(child, messages)
      case .binding: bindings.append(child)
      case .service: ports += readPorts(child)
      default: refuse(child, in: .document)
      }
    }
    for binding in bindings { readBinding(binding, messages) }
    for port in ports { readAddress(port, bindings) }
    for service in document.services where service.binding == nil {
      UnsupportedConstruct(
        subject: .document, what: "the port type '\(text(service.name))' without a binding"
      ).report(
        in: document.page.kind.wsdlVersion, at: document.location(service.place),
        to: &diagnostics)
    }
  }

  // MARK: Messages

  private mutating func readMessage(_ element: XMLElement, into messages: inout Messages) {
    let names = vocabulary.attributes
    let name = value(names.name, of: element)
    expect([names.name], on: element, of: .document)
    for part in tree.children(of: element) {
      guard vocabulary.tag(part) == .part, let type = key(names.element, of: part) else {
        report(
          "a part without an element of the message '\(text(name))'", at: part, of: .document)
        continue
      }
      expect([names.name, names.element], on: part, of: .document)
      messages[name, default: [:]][value(names.name, of: part)] = type
    }
    if messages[name] == nil { messages[name] = [:] }
  }

  // MARK: Port types

  private mutating func readPortType(_ element: XMLElement, _ messages: Messages) {
    let names = vocabulary.attributes
    expect([names.name], on: element, of: .document)
    var service = WSDLService(
      name: value(names.name, of: element), place: place(element), documentation: [],
      operations: [])
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .documentation: service.documentation += prose(child)
      case .operation:
        if let operation = operation(child, of: service.name, messages) {
          service.operations.append(operation)
        }
      default: refuse(child, in: .document)
      }
    }
    document.services.append(service)
  }

  private mutating func operation(
    _ element: XMLElement, of service: XMLName, _ messages: Messages
  ) -> WSDLOperation? {
    let names = vocabulary.attributes
    let name = value(names.name, of: element)
    let owner = Owner.operation(name, of: service)
    expect([names.name], on: element, of: owner)
    var input: TypeKey?
    var output: TypeKey?
    var documentation: [String] = []
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .input where input == nil: input = body(child, of: owner, messages)
      case .output where output == nil: output = body(child, of: owner, messages)
      case .documentation: documentation += prose(child)
      default: refuse(child, in: owner)
      }
    }
    guard let input, let output else {
      report("a missing input or output", at: element, of: owner)
      return nil
    }
    return WSDLOperation(
      name: name, place: place(element), documentation: documentation, input: input,
      output: output)
  }

  /// The element of the message an input or output names.
  private mutating func body(
    _ element: XMLElement, of owner: Owner, _ messages: Messages
  ) -> TypeKey? {
    let names = vocabulary.attributes
    expect([names.name, names.message], on: element, of: owner)
    guard let message = key(names.message, of: element), let parts = messages[message.name] else {
      reject("the message of '\(text(owner.name))' is not declared", at: element)
      return nil
    }
    guard parts.count == 1, let part = parts.values.first else {
      report("a message with several parts", at: element, of: owner)
      return nil
    }
    return part
  }

  private func prose(_ documentation: XMLElement) -> [String] {
    let parts = Array(tree.children(of: documentation))
    return parts.isEmpty
      ? Prose.paragraphs(content(of: documentation))
      : parts.flatMap { Prose.paragraphs(content(of: $0)) }
  }

  // MARK: Bindings

  private mutating func readBinding(_ element: XMLElement, _ messages: Messages) {
    let names = vocabulary.attributes
    expect([names.name, names.type], on: element, of: .document)
    guard let type = key(names.type, of: element),
      let index = document.services.firstIndex(where: { $0.name == type.name })
    else { return reject("the binding's port type is not declared", at: element) }
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapBinding where document.services[index].binding == nil:
        document.services[index].binding = soapBinding(child)
      case .operation: readBoundOperation(child, of: index, messages)
      default: refuse(child, in: .document)
      }
    }
  }

  private mutating func soapBinding(_ element: XMLElement) -> WSDLBinding {
    let names = vocabulary.attributes
    let words = vocabulary.words
    expect([names.transport, names.style], on: element, of: .document)
    let style = value(names.style, of: element)
    if style != .none, style != words.document {
      report("the style '\(text(style))'", at: element, of: .document)
    }
    if value(names.transport, of: element) != words.http {
      report("a transport other than HTTP", at: element, of: .document)
    }
    return WSDLBinding(
      envelopeVersion: element.namespace == vocabulary.soap12 ? "1.2" : "1.1", address: nil)
  }

  private mutating func readBoundOperation(
    _ element: XMLElement, of service: Int, _ messages: Messages
  ) {
    let name = value(vocabulary.attributes.name, of: element)
    guard
      let index = document.services[service].operations.firstIndex(where: { $0.name == name })
    else { return }
    let owner = Owner.operation(name, of: document.services[service].name)
    expect([vocabulary.attributes.name], on: element, of: owner)
    var operation = document.services[service].operations[index]
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapOperation: operation.action = action(child, of: owner)
      case .input: operation.requestHeaders = headers(child, of: owner, messages)
      case .output: operation.responseHeaders = headers(child, of: owner, messages)
      default: refuse(child, in: owner)
      }
    }
    document.services[service].operations[index] = operation
  }

  private mutating func action(_ element: XMLElement, of owner: Owner) -> XMLName {
    let names = vocabulary.attributes
    expect([names.soapAction, names.style], on: element, of: owner)
    let style = value(names.style, of: element)
    if style != .none, style != vocabulary.words.document {
      report("the style '\(text(style))'", at: element, of: owner)
    }
    return value(names.soapAction, of: element)
  }

  /// The elements of the header parts of a bound message.
  private mutating func headers(
    _ element: XMLElement, of owner: Owner, _ messages: Messages
  ) -> [XMLName] {
    let names = vocabulary.attributes
    expect([names.name], on: element, of: owner)
    var result: [XMLName] = []
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapBody: expect([names.use], on: child, of: owner)
      case .soapHeader:
        expect([names.message, names.part, names.use], on: child, of: owner)
        if let header = header(child, of: owner, messages) { result.append(header) }
      default:
        refuse(child, in: owner)
        continue
      }
      if value(names.use, of: child) != vocabulary.words.literal {
        report("an encoded message", at: child, of: owner)
      }
    }
    return result
  }

  private mutating func header(
    _ element: XMLElement, of owner: Owner, _ messages: Messages
  ) -> XMLName? {
    let names = vocabulary.attributes
    guard let message = key(names.message, of: element),
      let part = messages[message.name]?[value(names.part, of: element)]
    else {
      reject("the header part of '\(text(owner.name))' is not declared", at: element)
      return nil
    }
    if part.namespace != document.targetNamespace {
      report("a header part of another namespace", at: element, of: owner)
    }
    return part.name
  }

  // MARK: Ports

  private mutating func readPorts(_ service: XMLElement) -> [XMLElement] {
    expect([vocabulary.attributes.name], on: service, of: .document)
    return tree.children(of: service).filter { child in
      if vocabulary.tag(child) == .port { return true }
      if vocabulary.tag(child) != .documentation { refuse(child, in: .document) }
      return false
    }
  }

  private mutating func readAddress(_ port: XMLElement, _ bindings: [XMLElement]) {
    let names = vocabulary.attributes
    expect([names.name, names.binding], on: port, of: .document)
    let wanted = key(names.binding, of: port)?.name
    guard let binding = bindings.first(where: { value(names.name, of: $0) == wanted }),
      let type = key(names.type, of: binding)?.name,
      let index = document.services.firstIndex(where: { $0.name == type })
    else { return reject("the port's binding is not declared", at: port) }
    for child in tree.children(of: port) {
      guard vocabulary.tag(child) == .soapAddress else {
        refuse(child, in: .document)
        continue
      }
      let location = value(names.location, of: child)
      if location != .none {
        let address = (location, place(child))
        document.services[index].binding?.address = address
      }
    }
  }
}
