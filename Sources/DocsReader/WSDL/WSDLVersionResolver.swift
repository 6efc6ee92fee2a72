import Diagnostics
import ServiceModel

/// Makes the services of one version out of its WSDL documents.
struct WSDLVersionResolver {
  let version: String
  let profile: DocumentationProfile
  let texts: [String]
  let schemas: [WSDLDocument]
  var table: SchemaTable
  private(set) var diagnostics = DiagnosticBag()

  init(
    version: String, profile: DocumentationProfile, texts: [String], schemas: [WSDLDocument],
    table: SchemaTable
  ) {
    self.version = version
    self.profile = profile
    self.texts = texts
    self.schemas = schemas
    self.table = table
  }

  mutating func resolve(_ documents: [WSDLDocument]) -> WSDLVersion {
    let namespace = documents.first?.targetNamespace ?? .none
    var result = WSDLVersion(namespace: texts[namespace])
    result.types = table.definitions(namespace: namespace)
    restoreBase(in: &result.types)
    for document in documents {
      for service in document.services where service.binding != nil {
        add(service, of: document, to: &result)
      }
    }
    diagnostics.merge(table.diagnostics)
    return result
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
      location: document.location(service.place),
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
        report("a second declaration", of: address(text, of: name), at: resolved.location)
      }
    }
    if let known = version.agents[name] {
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
    let id = SOAPOperationID(version: version, agent: name, operation: "")
    let path = profile.soapPath(id)
    if let address = service.binding?.address, !texts[address.url].hasSuffix("/" + path) {
      diagnostics.emit(
        DocsReaderRules.wsdlAddress,
        "the service is at '\(texts[address.url])', which does not end in '\(path)'",
        at: document.location(address.place),
        hint: "set the profile's pattern of paths if this is right")
    }
    return SOAPEndpoint(
      path: path,
      envelopeVersion: service.binding?.envelopeVersion ?? profile.soapEnvelopeVersion)
  }

  // MARK: Operations

  private mutating func operation(
    _ operation: WSDLOperation, of document: WSDLDocument, agent: String
  ) -> ServiceOperation {
    let address = address(texts[operation.name], of: agent)
    return ServiceOperation(
      name: texts[operation.name],
      documentation: Self.documentation(operation.documentation),
      parameters: parameters(operation.input, of: operation, in: document, address) {
        .request($0)
      },
      results: parameters(operation.output, of: operation, in: document, address) { .response($0) },
      soap: SOAPBinding(
        // Samples are on operation pages only.
        page: "", action: texts[operation.action],
        inputElement: texts[operation.input.name], outputElement: texts[operation.output.name],
        requestHeaders: operation.requestHeaders.map { HeaderPart(name: texts[$0]) },
        responseHeaders: operation.responseHeaders.map { HeaderPart(name: texts[$0]) }))
  }

  /// What the element that wraps a message holds.
  private mutating func parameters(
    _ wrapper: TypeKey, of operation: WSDLOperation, in document: WSDLDocument,
    _ address: OperationAddress, as owner: (OperationAddress) -> SchemaTable.FieldOwner
  ) -> [Parameter] {
    let name = texts[operation.name]
    var found: (element: SchemaElement, file: SourceFile)?
    for source in [document] + schemas where found == nil {
      found = source.elements[wrapper].map { ($0, source.file) }
    }
    guard let found else {
      diagnostics.emit(
        DocsReaderRules.wsdlStructure,
        "the element '\(texts[wrapper.name])' of '\(name)' is not declared",
        at: document.location(operation.place))
      return []
    }
    switch found.element.content {
    case .fields(let fields):
      return fields.map { field in
        Parameter(
          name: texts[field.name],
          type: table.reference(of: field, in: found.file, of: owner(address)))
      }
    case .type:
      report(
        "the wrapper element of a named type", of: address,
        at: found.file.location(of: found.element.place))
      return []
    case .unsupported: return []
    }
  }

  private func address(_ operation: String, of agent: String) -> OperationAddress {
    OperationAddress(kind: .agent, service: agent, operation: operation)
  }

  private mutating func report(
    _ what: String, of operation: OperationAddress, at location: SourceLocation
  ) {
    UnsupportedConstruct(subject: .operation(operation), what: what)
      .report(in: version, at: location, to: &diagnostics)
  }

  private static func documentation(_ paragraphs: [String]) -> Documentation? {
    let documentation = Documentation(paragraphs: paragraphs)
    return documentation.isEmpty ? nil : documentation
  }
}
