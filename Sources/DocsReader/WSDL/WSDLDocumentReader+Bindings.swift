import Diagnostics

/// Reading bindings and ports.
extension WSDLDocumentReader {
  /// A binding, with what it says of all its operations.
  struct BindingElement {
    let element: XMLElement
    let name: XMLName
    /// The port type.
    let type: XMLName
    /// `1.1` or `1.2`; nil for another protocol than SOAP over HTTP.
    var envelopeVersion: String?
    var style = XMLName.none
    var operations: [XMLElement] = []
  }

  /// What a binding says of one operation.
  struct BoundOperation {
    var action = XMLName.none
    var input: XMLElement?
    var output: XMLElement?
  }

  struct BoundMessage {
    /// Nil for a message whose Body is empty.
    let body: TypeKey?
    let headers: [TypeKey]
  }

  mutating func binding(_ element: XMLElement) -> BindingElement {
    let names = vocabulary.attributes
    var result = BindingElement(
      element: element, name: name(of: element),
      type: key(names.type, of: element)?.name ?? .none)
    var others: [XMLElement] = []
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapBinding:
        result.style = value(names.style, of: child)
        guard vocabulary.words.isHTTP(value(names.transport, of: child)) else {
          remark("a transport other than HTTP is not offered", at: child)
          continue
        }
        result.envelopeVersion = child.namespace == vocabulary.soap12 ? "1.2" : "1.1"
      case .operation: result.operations.append(child)
      default: others.append(child)
      }
    }
    // What another protocol has is said of the whole binding.
    if result.envelopeVersion != nil { for other in others { ignore(other) } }
    return result
  }

  // MARK: Operations

  /// - Returns: nil for a style that this tool does not speak, which is then reported.
  mutating func boundStyle(
    _ element: XMLElement, _ binding: BindingElement, of owner: Owner
  ) -> BoundOperation? {
    let names = vocabulary.attributes
    var result = BoundOperation()
    var style = binding.style
    for child in tree.children(of: element) {
      switch vocabulary.tag(child) {
      case .soapOperation:
        result.action = value(names.soapAction, of: child)
        let own = value(names.style, of: child)
        if own != .none { style = own }
      case .input: result.input = child
      case .output: result.output = child
      case .fault, .documentation: break
      default: refuse(child, in: owner)
      }
    }
    if style == .none || style == vocabulary.words.document { return result }
    let messages = [result.input, result.output].compactMap { $0 }
    let suffix = messages.contains(where: isEncoded) ? " with encoded messages" : ""
    report(
      "the style '\(text(style))'\(suffix)", at: element,
      of: owner)
    return nil
  }

  private func isEncoded(_ message: XMLElement) -> Bool {
    let use = children(of: message, tagged: .soapBody).map {
      value(vocabulary.attributes.use, of: $0)
    }
    return use.contains { $0 != .none && $0 != vocabulary.words.literal }
  }

  /// The elements of the body and of the header parts of a message.
  ///
  /// - Parameter abstract: the input or output of the port type, which names the message.
  mutating func boundMessage(
    _ bound: XMLElement?, _ abstract: XMLElement, of owner: Owner,
    _ messages: [XMLName: [WSDLPart]]
  ) -> BoundMessage? {
    let names = vocabulary.attributes
    guard let message = key(names.message, of: abstract)?.name, let parts = messages[message]
    else {
      reject("the message of '\(text(owner.name))' is not declared", at: abstract, of: owner)
      return nil
    }
    var headers: [TypeKey] = []
    var taken: Set<XMLName> = []
    var named: [XMLName]?
    for child in bound.map({ Array(tree.children(of: $0)) }) ?? [] {
      switch vocabulary.tag(child) {
      case .soapBody: named = words(value(names.parts, of: child))
      case .soapHeader:
        if let header = header(child, of: owner, messages) { headers.append(header) }
        if key(names.message, of: child)?.name == message {
          taken.insert(value(names.part, of: child))
        }
      case .documentation: continue
      default:
        refuse(child, in: owner)
        continue
      }
      let use = value(names.use, of: child)
      if use != .none, use != vocabulary.words.literal {
        report("an encoded message", at: child, of: owner)
        return nil
      }
    }
    let bodies = parts.filter { named?.contains($0.name) ?? !taken.contains($0.name) }
    if bodies.isEmpty { return BoundMessage(body: nil, headers: headers) }
    return body(of: bodies, at: abstract, of: owner).map {
      BoundMessage(body: $0, headers: headers)
    }
  }

  private mutating func body(
    of parts: [WSDLPart], at place: XMLElement, of owner: Owner
  ) -> TypeKey? {
    guard parts.count == 1, let part = parts.first else {
      report("a message with several parts", at: place, of: owner)
      return nil
    }
    if part.element == nil {
      report("the part '\(text(part.name))' without an element", at: place, of: owner)
    }
    return part.element
  }

  /// The names in a list; nil without the attribute.
  private func words(_ list: XMLName) -> [XMLName]? {
    guard list != .none else { return nil }
    return text(list).split(ascii: " ").map { vocabulary.names.name(String($0)) }
  }

  private mutating func header(
    _ element: XMLElement, of owner: Owner, _ messages: [XMLName: [WSDLPart]]
  ) -> TypeKey? {
    let names = vocabulary.attributes
    let wanted = value(names.part, of: element)
    guard let message = key(names.message, of: element),
      let part = messages[message.name]?.first(where: { $0.name == wanted })
    else {
      reject("the header part of '\(text(owner.name))' is not declared", at: element, of: owner)
      return nil
    }
    if part.element == nil {
      remark("a header part without an element is not sent", at: element, of: owner)
    }
    return part.element
  }

  // MARK: Ports

  mutating func ports(of service: XMLElement) -> [XMLElement] {
    tree.children(of: service).filter { child in
      switch vocabulary.tag(child) {
      case .port: return true
      case .documentation: return false
      default:
        ignore(child)
        return false
      }
    }
  }

  /// Where a port type is reached: at the first port of its binding; the others are remarked upon.
  mutating func address(
    of binding: BindingElement, among offered: [BindingElement], _ ports: [XMLElement]
  ) -> (url: XMLName, place: Range<Int>)? {
    let names = Set(offered.filter { $0.envelopeVersion != nil }.map(\.name))
    var chosen: (url: XMLName, place: Range<Int>)?
    for port in ports.filter({ isOf(binding, $0) }) + ports.filter({ !isOf(binding, $0) }) {
      guard let name = key(vocabulary.attributes.binding, of: port)?.name, names.contains(name)
      else { continue }
      for child in tree.children(of: port) {
        guard vocabulary.tag(child) == .soapAddress else {
          ignore(child)
          continue
        }
        let url = value(vocabulary.attributes.location, of: child)
        guard url != .none else { continue }
        if let chosen, chosen.url != url {
          remark(
            "'\(text(binding.type))' is also at '\(text(url))'; the path of '\(text(chosen.url))' "
              + "is used", at: child)
        }
        chosen = chosen ?? (url, place(child))
      }
    }
    return chosen
  }

  private func isOf(_ binding: BindingElement, _ port: XMLElement) -> Bool {
    key(vocabulary.attributes.binding, of: port)?.name == binding.name
  }
}
