import Diagnostics
import ServiceModel

/// Makes the services of one version out of its WSDL documents.
struct WSDLVersionResolver {
  let version: WSDLVersionName
  let profile: DocumentationProfile
  let texts: [String]
  let schemas: [WSDLDocument]
  var table: SchemaTable
  private(set) var diagnostics = DiagnosticBag()

  init(
    version: WSDLVersionName, profile: DocumentationProfile, texts: [String],
    schemas: [WSDLDocument],
    table: SchemaTable
  ) {
    self.version = version
    self.profile = profile
    self.texts = texts
    self.schemas = schemas
    self.table = table
  }

  mutating func resolve(_ documents: [WSDLDocument]) -> WSDLVersion {
    var result = WSDLVersion(namespace: texts[version.namespace], isOwn: version.isOwn)
    result.types = table.definitions()
    if !version.isOwn { restoreBase(in: &result.types) }
    for document in documents {
      for service in document.services { add(service, of: document, to: &result) }
    }
    diagnostics.merge(table.diagnostics)
    var findings = WSDLFindings(version: version.name, texts: texts)
    let users = users(in: documents)
    for document in documents + schemas { findings.report(document, users: users) }
    diagnostics.merge(findings.diagnostics)
    return result
  }

  /// The operations that send or receive an element, by its name.
  private func users(in documents: [WSDLDocument]) -> [XMLName: [OperationAddress]] {
    var users: [XMLName: [OperationAddress]] = [:]
    for service in documents.flatMap(\.services) {
      for operation in service.operations {
        let address = address(texts[operation.name], of: texts[service.name])
        for name in Set(operation.elements.map(\.name)) { users[name, default: []].append(address) }
      }
    }
    return users.mapValues { addresses in
      var seen: Set<OperationAddress> = []
      return addresses.filter { seen.insert($0).inserted }
    }
  }

  /// A server that describes itself lists the fields of the documentation's base type in every type
  /// that extends it.
  private func restoreBase(
    in types: inout [(definition: TypeDefinition, location: SourceLocation)]
  ) {
    let fields = profile.base.fieldNames
    guard !fields.isEmpty, !types.contains(where: { $0.definition.name == profile.base.name })
    else { return }
    for index in types.indices {
      guard case .complex(var complex) = types[index].definition.shape, complex.base == nil,
        complex.fields.prefix(fields.count).map(\.name) == fields
      else { continue }
      complex.base = profile.base.name
      complex.fields.removeFirst(fields.count)
      types[index].definition.shape = .complex(complex)
    }
  }

  // MARK: Services

  private mutating func add(
    _ service: WSDLService, of document: WSDLDocument, to version: inout WSDLVersion
  ) {
    let name = texts[service.name]
    checkTitle(of: document, agent: name)
    var agent = WSDLVersion.Agent(
      location: document.location(service.place), pages: [document.file.path],
      documentation: Self.documentation(service.documentation),
      endpoint: endpoint(service, named: name, in: document))
    for operation in service.operations {
      let text = texts[operation.name]
      let resolved = WSDLVersion.Operation(
        operation: self.operation(operation, of: document, agent: name),
        location: document.location(operation.place))
      if agent.operations[text] == nil {
        agent.operations[text] = resolved
      } else {
        diagnostics.emit(
          DocsReaderRules.wsdlRemark,
          "a second operation '\(text)' of '\(name)' is left out", at: resolved.location)
      }
    }
    if let known = version.agents[name] {
      version.agents[name]?.pages.insert(document.file.path)
      return compare(agent, with: known, named: name)
    }
    version.agents[name] = agent
  }

  /// A second WSDL of one agent (a page and a file, say) must say the same.
  private mutating func compare(
    _ agent: WSDLVersion.Agent, with known: WSDLVersion.Agent, named name: String
  ) {
    let isSame = agent.operations.keys == known.operations.keys
    let differing = agent.operations.keys.sorted().filter { key in
      guard let one = agent.operations[key], let other = known.operations[key] else { return true }
      return !one.operation.hasSameShape(as: other.operation)
    }
    guard !isSame || !differing.isEmpty else { return }
    let first = differing.first.flatMap { agent.operations[$0]?.location }
    diagnostics.emit(
      DocsReaderRules.operationConflict,
      "'\(differing.first ?? name)' of '\(name)' is described differently in another WSDL",
      at: first ?? agent.location,
      related: [Diagnostic.Related("the other WSDL", at: known.location)],
      hint: "read documents of one revision only")
  }

  private mutating func checkTitle(of document: WSDLDocument, agent: String) {
    guard case .wsdl(_, let title?) = document.page.kind, title != agent else { return }
    diagnostics.emit(
      DocsReaderRules.titleMismatch, "the title says '\(title)', and the WSDL '\(agent)'",
      at: document.page.location)
  }

  private mutating func endpoint(
    _ service: WSDLService, named name: String, in document: WSDLDocument
  ) -> SOAPEndpoint {
    if version.isOwn {
      return SOAPEndpoint(
        path: service.binding.address.map { Self.path(of: texts[$0.url]) } ?? "",
        envelopeVersion: service.binding.envelopeVersion)
    }
    let id = SOAPOperationID(version: version.name, agent: name, operation: "")
    let path = profile.soapPath(id)
    if let address = service.binding.address, !texts[address.url].hasSuffix("/" + path) {
      diagnostics.emit(
        DocsReaderRules.wsdlAddress,
        "the service is at '\(texts[address.url])', which does not end in '\(path)'",
        at: document.location(address.place),
        hint: "set the profile's pattern of paths if this is right")
    }
    return SOAPEndpoint(path: path, envelopeVersion: service.binding.envelopeVersion)
  }

  /// What follows the authority of a URL.
  private static func path(of url: String) -> String {
    var rest = url[...]
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      rest = rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...]
    }
    return String(rest.drop { $0 == "/" })
  }

  // MARK: Operations

  private mutating func operation(
    _ operation: WSDLOperation, of document: WSDLDocument, agent: String
  ) -> ServiceOperation {
    let address = address(texts[operation.name], of: agent)
    let place = document.location(operation.place)
    return ServiceOperation(
      name: texts[operation.name],
      documentation: Self.documentation(operation.documentation),
      parameters: parameters(operation.input, in: document, address, at: place),
      results: parameters(operation.output, in: document, address, at: place),
      soap: SOAPBinding(
        // Samples are on operation pages only.
        page: "", action: texts[operation.action],
        inputElement: operation.input.map { texts[$0.name] } ?? "",
        outputElement: operation.output.map { texts[$0.name] } ?? "",
        requestHeaders: headers(operation.requestHeaders, of: address, at: place),
        responseHeaders: version.isOwn
          ? ignored(operation.responseHeaders, of: address, at: place)
          : headers(operation.responseHeaders, of: address, at: place)))
  }

  /// The header parts are known by the profile; no other service's can be given.
  private mutating func headers(
    _ elements: [TypeKey], of address: OperationAddress, at place: SourceLocation
  ) -> [HeaderPart] {
    for element in elements where version.isOwn || element.namespace != version.namespace {
      let other = version.isOwn ? "" : " of another namespace"
      report("the header part '\(texts[element.name])'\(other)", of: address, at: place)
    }
    return elements.map { HeaderPart(name: texts[$0.name]) }
  }

  private mutating func ignored(
    _ elements: [TypeKey], of address: OperationAddress, at place: SourceLocation
  ) -> [HeaderPart] {
    for element in elements {
      diagnostics.emit(
        DocsReaderRules.wsdlRemark,
        "the header part '\(texts[element.name])' of responses is not read", at: place,
        concern: UnsupportedConstruct.Subject.operation(address).concern(
          in: version.name, .remarks))
    }
    return []
  }

  /// What the element that wraps a message holds.
  private mutating func parameters(
    _ wrapper: TypeKey?, in document: WSDLDocument, _ address: OperationAddress,
    at place: SourceLocation
  ) -> [Parameter] {
    // Why there is none is among the findings.
    guard let wrapper else { return [] }
    guard let found = element(wrapper, from: document) else {
      report(
        "the element '\(texts[wrapper.name])' of '\(address.operation)' is not declared",
        of: address, at: place, rule: DocsReaderRules.wsdlStructure)
      return []
    }
    let location = found.file.location(of: found.element.place)
    if wrapper.namespace != version.namespace {
      report(
        "the element '\(texts[wrapper.name])' of the namespace '\(texts[wrapper.namespace])'",
        of: address, at: location)
    }
    switch found.element.content {
    case .fields(let fields):
      return fields.compactMap { field in
        table.reference(of: field, in: found.file, of: .operation(address)).map {
          Parameter(name: texts[field.name], type: $0)
        }
      }
    case .type:
      report("the wrapper element of a named type", of: address, at: location)
      return []
    case .unsupported: return []
    }
  }

  private func element(
    _ key: TypeKey, from document: WSDLDocument
  ) -> (element: SchemaElement, file: SourceFile)? {
    for source in [document] + schemas {
      if let element = source.elements[key] { return (element, source.file) }
    }
    return nil
  }

  private func address(_ operation: String, of agent: String) -> OperationAddress {
    OperationAddress(kind: .agent, service: agent, operation: operation)
  }

  private mutating func report(
    _ what: String, of operation: OperationAddress, at location: SourceLocation,
    rule: DiagnosticRule = DocsReaderRules.unsupported
  ) {
    UnsupportedConstruct(subject: .operation(operation), what: what, rule: rule)
      .report(in: version.name, at: location, to: &diagnostics)
  }

  private static func documentation(_ paragraphs: [String]) -> Documentation? {
    let documentation = Documentation(paragraphs: paragraphs)
    return documentation.isEmpty ? nil : documentation
  }
}
