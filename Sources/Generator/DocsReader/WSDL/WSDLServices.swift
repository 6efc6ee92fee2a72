/// Makes the services of a WSDL and of the WSDLs that it imports.
///
/// A message, a port type and a binding may each be in a separate document.
struct WSDLServices {
  let vocabulary: WSDLVocabulary
  private(set) var services: [WSDLService] = []
  private(set) var findings: [WSDLFinding] = []
  private var messages = DeclaredNames<[WSDLPart]>()
  /// In their order, by the names of their bindings.
  private let ports: [InternedName?: [EnumeratedSequence<[WSDLPort]>.Element]]
  /// The names of the operations in port types that have a SOAP binding.
  private var callable: Set<InternedName> = []

  /// - Parameter documents: the WSDL first, then its imports.
  init(_ documents: [WSDLDocument], vocabulary: WSDLVocabulary) {
    self.vocabulary = vocabulary
    let declarations = documents.map(\.declarations)
    let ports = declarations.flatMap(\.ports).enumerated()
    self.ports = Dictionary(grouping: ports, by: \.element.binding?.name)
    for (key, parts) in declarations.flatMap(\.messages) { messages.add(parts, key) }
    let portTypes = declarations.flatMap(\.portTypes)
    let bindings = declarations.flatMap(\.bindings)
    checkNames(portTypes, bindings)
    let offered = Dictionary(grouping: bindings, by: \.portType?.name)
    for portType in portTypes {
      let bindings = offered[portType.name.name] ?? []
      if bindings.contains(where: \.isSOAP) { callable.formUnion(portType.operations.map(\.name)) }
    }
    for portType in portTypes { add(portType, offered[portType.name.name] ?? []) }
  }

  private func text(_ name: InternedName) -> String { vocabulary.text(name) }

  /// The names in a binding or a port must be declared.
  private mutating func checkNames(_ portTypes: [WSDLPortType], _ bindings: [WSDLBinding]) {
    let portTypes = Set(portTypes.map(\.name.name))
    for binding in bindings where binding.portType.map({ !portTypes.contains($0.name) }) ?? true {
      find(.contradiction, "the binding's port type is not declared", at: binding.place)
    }
    let names = Set(bindings.map(\.name.name))
    for (name, ports) in ports where name.map({ !names.contains($0) }) ?? true {
      for (_, port) in ports {
        find(.contradiction, "the port's binding is not declared", at: port.place)
      }
    }
  }

  // MARK: Port types

  /// - Parameter offered: the bindings of the port type.
  private mutating func add(_ portType: WSDLPortType, _ offered: [WSDLBinding]) {
    let name = portType.name.name
    guard let binding = chosen(among: offered, of: name) else {
      // Some tools declare the operations once more, for other protocols.
      let isCopy = portType.operations.allSatisfy { callable.contains($0.name) }
      return find(
        isCopy ? .remark : .unsupported,
        "the port type '\(text(name))' has no SOAP binding and is left out",
        at: portType.place)
    }
    if portType.operations.isEmpty {
      find(.remark, "the port type '\(text(name))' has no operations", at: portType.place)
    }
    findings += binding.findings
    services.append(
      WSDLService(
        name: name, place: portType.place, bindingPlace: binding.place,
        documentation: portType.documentation,
        operations: operations(of: portType, binding),
        envelopeVersion: binding.envelopeVersion ?? "1.1",
        addresses: addresses(of: binding, among: offered)))
  }

  private mutating func operations(
    of portType: WSDLPortType, _ binding: WSDLBinding
  ) -> [WSDLOperation] {
    let bound = Dictionary(binding.operations.map { ($0.name, $0) }) { first, _ in first }
    let declared = Set(portType.operations.map(\.name))
    for operation in binding.operations where !declared.contains(operation.name) {
      find(
        .contradiction,
        "the operation '\(text(operation.name))' of the binding '\(text(binding.name.name))' is left "
          + "out: its port type does not have it", at: operation.place)
    }
    return portType.operations.map { operation in
      let bound = bound[operation.name] ?? unbound(operation, in: binding)
      var builder = WSDLOperationBuilder(
        operation: operation, bound: bound, binding: binding, messages: messages,
        vocabulary: vocabulary)
      defer { findings += builder.findings }
      return builder.build()
    }
  }

  /// An operation that the binding does not have. It cannot be called.
  private func unbound(
    _ operation: WSDLAbstractOperation, in binding: WSDLBinding
  ) -> WSDLBoundOperation {
    var result = WSDLBoundOperation(name: operation.name, place: operation.place)
    result.findings = [
      WSDLFinding(
        kind: .contradiction,
        what: "the binding '\(text(binding.name.name))' does not have the operation "
          + "'\(text(operation.name))'", place: operation.place,
        owner: .operation(operation.name, of: binding.portType?.name ?? .none))
    ]
    return result
  }

  /// SOAP 1.1 comes before SOAP 1.2. If several have one version, the first is used. A remark
  /// names the others.
  private mutating func chosen(
    among offered: [WSDLBinding], of portType: InternedName
  ) -> WSDLBinding? {
    let usable = offered.filter(\.isSOAP)
    guard let chosen = usable.first(where: { $0.envelopeVersion == "1.1" }) ?? usable.first
    else { return nil }
    for other in offered where other.name != chosen.name {
      let what = other.envelopeVersion.map { "SOAP \($0)" } ?? "another protocol"
      find(
        .remark,
        "the binding '\(text(other.name.name))' offers '\(text(portType))' over \(what) as well; "
          + "'\(text(chosen.name.name))' is used", at: other.place,
        hint: hint(other, insteadOf: chosen))
    }
    return chosen
  }

  /// How to call over the other version of SOAP. The messages are the same.
  private func hint(_ other: WSDLBinding, insteadOf chosen: WSDLBinding) -> String? {
    guard let version = other.envelopeVersion, version != chosen.envelopeVersion else { return nil }
    let setting =
      "to call over SOAP \(version), write "
      + "'ConnectionConfiguration(soapVersion: .\(version == "1.2" ? "v1_2" : "v1_1"))'"
    guard let url = address(of: other), url != address(of: chosen) else { return setting }
    return setting + ", and set the target of requests in a middleware: it is at '\(text(url))'"
  }

  private func address(of binding: WSDLBinding) -> InternedName? {
    ports[binding.name.name]?.first?.element.addresses.first?.url
  }

  // MARK: Ports

  /// The address of a port type is that of the first port of its binding. A remark names
  /// the others.
  private mutating func addresses(
    of binding: WSDLBinding, among offered: [WSDLBinding]
  ) -> [WSDLAddress] {
    let names = Set(offered.filter(\.isSOAP).map(\.name.name))
    let others = names.subtracting([binding.name.name]).flatMap { ports[$0] ?? [] }
    let own = ports[binding.name.name] ?? []
    var result: [WSDLAddress] = []
    for (_, port) in own + others.sorted(by: { $0.offset < $1.offset }) {
      findings += port.findings
      for address in port.addresses where !result.contains(where: { $0.url == address.url }) {
        if let first = result.first {
          find(
            .remark,
            "'\(text(binding.portType?.name ?? .none))' is also at '\(text(address.url))'; "
              + "the path of '\(text(first.url))' is used", at: address.place)
        }
        result.append(address)
      }
    }
    return result
  }

  private mutating func find(
    _ kind: WSDLFinding.Kind, _ what: String, at place: PagePlace, hint: String? = nil
  ) {
    findings.append(WSDLFinding(kind: kind, what: what, place: place, hint: hint))
  }
}

/// The target of a name. A name with the wrong prefix is replaced by the only possible one.
struct DeclaredNames<Declaration: Sendable>: Sendable {
  private var exact: [TypeKey: Declaration] = [:]
  private var local: [InternedName: Declaration] = [:]

  mutating func add(_ declaration: Declaration, _ key: TypeKey) {
    if exact[key] == nil { exact[key] = declaration }
    if local[key.name] == nil { local[key.name] = declaration }
  }

  subscript(key: TypeKey?) -> Declaration? {
    guard let key else { return nil }
    return exact[key] ?? local[key.name]
  }
}

/// A port type with its binding.
struct WSDLService: Sendable {
  let name: InternedName
  /// The place of the port type.
  let place: PagePlace
  let bindingPlace: PagePlace
  let documentation: [String]
  let operations: [WSDLOperation]
  /// `1.1` or `1.2`.
  let envelopeVersion: String
  /// The addresses of the service, the default first.
  let addresses: [WSDLAddress]
}

/// The use of a global element in a message.
struct WSDLElementUse: Sendable {
  let element: TypeKey
  /// The position of the header part or the fault.
  let place: PagePlace
  /// The position of the part of the message that names the element.
  let part: PagePlace
}

/// The elements of a message.
struct WSDLMessage: Sendable {
  /// Nil if there is none. A finding says why, unless the Body is empty.
  var body: WSDLElementUse?
  var headers: [WSDLElementUse] = []
}

struct WSDLOperation: Sendable {
  let name: InternedName
  let place: PagePlace
  let documentation: [String]
  var request = WSDLMessage()
  var response = WSDLMessage()
  var action = InternedName.none
  /// The position of the action.
  var actionPlace: PagePlace?
  /// The elements in the details of its faults.
  var faults: [WSDLElementUse] = []
  /// Whether it has no response.
  var isOneWay = false

  /// The elements in the bodies of its messages.
  var elements: [TypeKey] { [request.body, response.body].compactMap { $0?.element } }
}
