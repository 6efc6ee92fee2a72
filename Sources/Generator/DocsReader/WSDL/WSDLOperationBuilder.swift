/// Makes an operation from its port type and its binding.
struct WSDLOperationBuilder {
  let operation: WSDLAbstractOperation
  let bound: WSDLBoundOperation
  let binding: WSDLBinding
  let messages: DeclaredNames<[WSDLPart]>
  let vocabulary: WSDLVocabulary
  private(set) var findings: [WSDLFinding] = []

  private func text(_ name: InternedName) -> String { vocabulary.text(name) }

  mutating func build() -> WSDLOperation {
    var result = WSDLOperation(
      name: operation.name, place: operation.place, documentation: operation.documentation)
    guard checkStyle() else { return result }
    findings += bound.findings
    result.action = bound.action
    result.actionPlace = bound.actionPlace ?? bound.place
    for fault in operation.faults {
      if let element = self.fault(fault) { result.faults.append(element) }
    }
    guard let input = operation.input else {
      report("a message without a request", at: operation.place)
      return result
    }
    result.request = message(bound.input, input)
    result.isOneWay = operation.output == nil
    if let output = operation.output { result.response = message(bound.output, output) }
    return result
  }

  /// Reports a style that this tool does not support.
  private mutating func checkStyle() -> Bool {
    let style = bound.style == .none ? binding.style : bound.style
    if style == .none || style == vocabulary.word(.document) { return true }
    let isEncoded = [bound.input, bound.output].contains { $0?.encoding?.isOfBody == true }
    let what = "the style '\(text(style))'\(isEncoded ? " with encoded messages" : "")"
    report(what, at: bound.place, cause: cause("\(what) of the binding"))
    return false
  }

  /// The cause for all operations of the binding that have the same problem.
  private func cause(_ what: String) -> String {
    "\(what) '\(text(binding.name.name))' is not supported"
  }

  /// The element in a fault's detail; nil if there is none. Then there is a remark.
  private mutating func fault(_ fault: WSDLMessageUse) -> WSDLElementUse? {
    if let use = messages[fault.message]?.first?.use(at: fault.place) { return use }
    find(
      .remark,
      "the fault '\(text(fault.name))' arrives as a ServiceFault, which holds its detail",
      at: fault.place)
    return nil
  }

  // MARK: Messages

  /// The elements of the Body and of the header parts of a message.
  ///
  /// - Parameter use: the input or output of the port type, which names the message.
  private mutating func message(_ bound: WSDLBoundMessage?, _ use: WSDLMessageUse) -> WSDLMessage {
    guard let parts = messages[use.message] else {
      let name = text(use.message?.name ?? .none)
      find(
        .contradiction, "the message '\(name)' of '\(text(operation.name))' is not declared",
        at: use.place)
      return WSDLMessage()
    }
    var headers: [WSDLElementUse] = []
    var taken: Set<InternedName> = []
    for header in bound?.headers ?? [] {
      if let use = self.use(of: header) { headers.append(use) }
      if header.message?.name == use.message?.name { taken.insert(header.part) }
    }
    if let encoding = bound?.encoding {
      report(
        "an encoded message", at: encoding.place,
        cause: cause("the encoding of messages of the binding"))
      return WSDLMessage()
    }
    let named = bound?.parts
    if let lost = named?.first(where: { name in !parts.contains { $0.name == name } }) {
      // Whatever the binding says about a message without parts, its Body is empty.
      find(
        parts.isEmpty ? .remark : .contradiction,
        "the part '\(text(lost))' in the Body of '\(text(operation.name))' is not declared",
        at: bound?.bodyPlace ?? use.place)
      return WSDLMessage(headers: headers)
    }
    let bodies = parts.filter { named?.contains($0.name) ?? !taken.contains($0.name) }
    if bodies.isEmpty { return WSDLMessage(headers: headers) }
    return body(of: bodies, at: use.place).map { WSDLMessage(body: $0, headers: headers) }
      ?? WSDLMessage()
  }

  private mutating func body(of parts: [WSDLPart], at place: PagePlace) -> WSDLElementUse? {
    guard parts.count == 1, let part = parts.first else {
      report("a message with several parts", at: place)
      return nil
    }
    if part.element == nil {
      report("the part '\(text(part.name))' without an element", at: place)
    }
    return part.use(at: place)
  }

  private mutating func use(of header: WSDLBoundMessage.Header) -> WSDLElementUse? {
    guard let part = messages[header.message]?.first(where: { $0.name == header.part }) else {
      find(
        .contradiction,
        "the header part '\(text(header.part))' of '\(text(operation.name))' is not declared",
        at: header.place)
      return nil
    }
    if part.element == nil {
      find(
        .remark,
        "the header part '\(text(header.part))' of '\(text(operation.name))' has a type and no "
          + "element: it is neither sent nor read", at: header.place)
    }
    return part.use(at: header.place)
  }

  // MARK: Findings

  private mutating func report(_ what: String, at place: PagePlace, cause: String? = nil) {
    find(.unsupported, what, at: place, cause: cause)
  }

  private mutating func find(
    _ kind: WSDLFinding.Kind, _ what: String, at place: PagePlace, cause: String? = nil
  ) {
    let owner = WSDLFinding.Owner.operation(operation.name, of: binding.portType?.name ?? .none)
    findings.append(WSDLFinding(kind: kind, what: what, place: place, owner: owner, cause: cause))
  }
}

extension WSDLPart {
  /// The use of its element; nil if it has none.
  fileprivate func use(at place: PagePlace) -> WSDLElementUse? {
    element.map { WSDLElementUse(element: $0, place: place, part: self.place) }
  }
}
