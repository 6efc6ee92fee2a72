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
