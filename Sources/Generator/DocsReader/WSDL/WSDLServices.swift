import Diagnostics

/// Makes the services of a WSDL and of the WSDLs that it imports.
///
/// A message, a port type and a binding may each be in a separate document.
struct WSDLServices {
  let vocabulary: WSDLVocabulary
  private(set) var services: [WSDLService] = []
  private(set) var findings: [WSDLFinding] = []
  private let documents: [WSDLDocument]
  private let messages: DeclaredNames<[WSDLPart]>
  private let bindings: [(binding: WSDLBinding, file: SourceFile)]
  private let ports: [(port: WSDLPort, file: SourceFile)]

  /// - Parameter documents: the WSDL first, then its imports.
  init(_ documents: [WSDLDocument], vocabulary: WSDLVocabulary) {
    self.documents = documents
    self.vocabulary = vocabulary
    var messages = DeclaredNames<[WSDLPart]>()
    for document in documents {
      for (key, parts) in document.declarations.messages { messages.add(parts, key) }
    }
    self.messages = messages
    bindings = documents.flatMap { document in
      document.declarations.bindings.map { ($0, document.file) }
    }
    ports = documents.flatMap { document in
      document.declarations.ports.map { ($0, document.file) }
    }
    checkNames()
    for document in documents {
      for portType in document.declarations.portTypes { add(portType, document.file) }
    }
  }

  private func text(_ name: InternedName) -> String { vocabulary.names.text(name) }

  /// The names in a binding or a port must be declared.
  private mutating func checkNames() {
    let portTypes = documents.flatMap(\.declarations.portTypes).map(\.name.name)
    for (binding, file) in bindings {
      if binding.portType.map({ !portTypes.contains($0.name) }) ?? true {
        find(.contradiction, "the binding's port type is not declared", at: binding.place, in: file)
      }
    }
    let names = bindings.map(\.binding.name.name)
    for (port, file) in ports where port.binding.map({ !names.contains($0.name) }) ?? true {
      find(.contradiction, "the port's binding is not declared", at: port.place, in: file)
    }
  }

  // MARK: Port types

  private mutating func add(_ portType: WSDLPortType, _ file: SourceFile) {
    let offered = bindings.filter { $0.binding.portType?.name == portType.name.name }
    guard let binding = chosen(among: offered, of: portType.name.name) else {
      remark(
        "the port type '\(text(portType.name.name))' has no SOAP binding and is left out",
        at: portType.place, in: file)
      return
    }
    if portType.operations.isEmpty {
      remark(
        "the port type '\(text(portType.name.name))' has no operations", at: portType.place,
        in: file)
    }
    findings += binding.binding.findings
    var service = WSDLService(
      name: portType.name.name, file: file, place: portType.place,
      documentation: portType.documentation,
      envelopeVersion: binding.binding.envelopeVersion ?? "1.1",
      addresses: addresses(of: binding.binding, among: offered.map(\.binding)))
    for operation in portType.operations {
      guard let bound = binding.binding.operations.first(where: { $0.name == operation.name })
      else {
        remark(
          "the binding '\(text(binding.binding.name.name))' does not have the operation "
            + "'\(text(operation.name))'", at: operation.place, in: file)
        continue
      }
      var builder = WSDLOperationBuilder(
        operation: operation, file: file, bound: bound, binding: binding.binding,
        bindingFile: binding.file, messages: messages, vocabulary: vocabulary)
      service.operations.append(builder.build())
      findings += builder.findings
    }
    services.append(service)
  }

  /// SOAP 1.1 comes before SOAP 1.2. If several have one version, the first is used. A remark
  /// names the others.
  private mutating func chosen(
    among offered: [(binding: WSDLBinding, file: SourceFile)], of portType: InternedName
  ) -> (binding: WSDLBinding, file: SourceFile)? {
    let usable = offered.filter { $0.binding.envelopeVersion != nil }
    guard let chosen = usable.first(where: { $0.binding.envelopeVersion == "1.1" }) ?? usable.first
    else { return nil }
    for (other, file) in offered where other.name != chosen.binding.name {
      let what = other.envelopeVersion.map { "SOAP \($0)" } ?? "another protocol"
      remark(
        "the binding '\(text(other.name.name))' offers '\(text(portType))' over \(what) as well; "
          + "'\(text(chosen.binding.name.name))' is used", at: other.place, in: file,
        hint: hint(other, insteadOf: chosen.binding))
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
    ports.first { $0.port.binding?.name == binding.name.name }?.port.addresses.first?.url
  }

  // MARK: Ports

  /// The address of a port type is that of the first port of its binding. A remark names
  /// the others.
  private mutating func addresses(
    of binding: WSDLBinding, among offered: [WSDLBinding]
  ) -> [(url: InternedName, location: SourceLocation)] {
    let names = Set(offered.filter { $0.envelopeVersion != nil }.map(\.name.name))
    let isOfBinding = { (port: WSDLPort) in port.binding?.name == binding.name.name }
    let ordered = ports.filter { isOfBinding($0.port) } + ports.filter { !isOfBinding($0.port) }
    var result: [(url: InternedName, location: SourceLocation)] = []
    for (port, file) in ordered {
      guard let name = port.binding?.name, names.contains(name) else { continue }
      findings += port.findings
      for address in port.addresses where !result.contains(where: { $0.url == address.url }) {
        if let first = result.first {
          remark(
            "'\(text(binding.portType?.name ?? .none))' is also at '\(text(address.url))'; "
              + "the path of '\(text(first.url))' is used", at: address.place, in: file)
        }
        result.append((address.url, file.location(of: address.place)))
      }
    }
    return result
  }

  // MARK: Findings

  private mutating func remark(
    _ what: String, at place: Range<Int>, in file: SourceFile, hint: String? = nil
  ) {
    find(.remark, what, at: place, in: file, hint: hint)
  }

  private mutating func find(
    _ kind: WSDLFinding.Kind, _ what: String, at place: Range<Int>, in file: SourceFile,
    hint: String? = nil
  ) {
    findings.append(
      WSDLFinding(kind: kind, what: what, file: file, place: place, owner: .document, hint: hint))
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
  /// The file of the port type.
  let file: SourceFile
  let place: Range<Int>
  var documentation: [String]
  var operations: [WSDLOperation] = []
  /// `1.1` or `1.2`.
  let envelopeVersion: String
  /// The addresses of the service, the default first.
  let addresses: [(url: InternedName, location: SourceLocation)]
}

struct WSDLOperation: Sendable {
  let name: InternedName
  let place: Range<Int>
  var documentation: [String]
  /// The elements in the bodies of request and response; nil if there is none. Then a finding says
  /// why.
  var input: TypeKey?
  var output: TypeKey?
  var action = InternedName.none
  var requestHeaders: [TypeKey] = []
  var responseHeaders: [TypeKey] = []
  /// The elements in the details of its faults.
  var faults: [TypeKey] = []
  /// Whether it has no response.
  var isOneWay = false

  /// The elements of its messages.
  var elements: [TypeKey] { [input, output].compactMap { $0 } }
}
