import Diagnostics
import ServiceModel

/// Makes the services of one version from its WSDL documents.
struct WSDLVersionResolver {
  let version: WSDLVersionName
  let profile: DocumentationProfile
  let texts: [String]
  let schemas: [WSDLDocument]
  var lowering: SchemaLowering
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
    lowering = SchemaLowering(table)
  }

  mutating func resolve(_ documents: [WSDLDocument]) -> WSDLVersion {
    var result = WSDLVersion(namespace: texts[version.namespace], kind: version.kind)
    // Messages come first, because they may need types that no other type needs.
    for document in documents {
      for service in document.services { add(service, of: document, to: &result) }
    }
    result.types = lowering.definitions()
    if !version.isOwn { restoreBase(in: &result.types) }
    forgetLonelyNames(in: &result)
    diagnostics.merge(lowering.diagnostics)
    var findings = WSDLFindings(version: version, texts: texts)
    let users = users(in: documents)
    for document in documents + schemas { findings.report(document.findings, users: users) }
    diagnostics.merge(findings.diagnostics)
    return result
  }

  /// A simple type without a name gets a name only if several values have it.
  private func forgetLonelyNames(in version: inout WSDLVersion) {
    if lowering.namelessRestrictions.isEmpty { return }
    var counts: [String: Int] = [:]
    version.editForms { form in
      if let name = form.facets?.simpleType { counts[name, default: 0] += 1 }
    }
    version.editForms { form in
      guard let name = form.facets?.simpleType, counts[name] == 1,
        lowering.namelessRestrictions.contains(name)
      else { return }
      form.facets?.simpleType = nil
    }
  }

  /// The operations that send or receive an element, by its name.
  private func users(in documents: [WSDLDocument]) -> [InternedName: [OperationAddress]] {
    var users: [InternedName: [OperationAddress]] = [:]
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
      location: service.file.location(of: service.place), pages: [document.file.path],
      documentation: Self.documentation(service.documentation),
      endpoint: endpoint(service, named: name))
    checkRequests(of: service, agent: name)
    for operation in service.operations {
      let text = texts[operation.name]
      let resolved = WSDLVersion.Operation(
        operation: self.operation(operation, of: service, in: document, agent: name),
        location: service.file.location(of: operation.place))
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

  /// A server distinguishes requests by the element in the Body and the SOAPAction.
  private mutating func checkRequests(of service: WSDLService, agent: String) {
    var seen: [Request: WSDLOperation] = [:]
    for operation in service.operations {
      guard let element = operation.input else { continue }
      let later = seen.updateValue(operation, forKey: Request(element, operation.action))
      guard let earlier = later, earlier.name != operation.name else { continue }
      let names = (texts[earlier.name], texts[operation.name])
      let subject = UnsupportedConstruct.Subject.operation(address(names.0, of: agent))
      var diagnostic = Diagnostic(
        DocsReaderRules.wsdlStructure,
        "'\(names.0)' and '\(names.1)' of '\(agent)' have the same request element and SOAPAction: "
          + "a server calls '\(names.1)' for both",
        at: service.file.location(of: operation.place),
        related: [
          Diagnostic.Related(
            "the operation '\(names.0)'", at: service.file.location(of: earlier.place))
        ],
        hint: "leave '\(names.0)' out in a correction if you generate a server",
        settlement: subject.settlement(in: version.name),
        concern: subject.concern(in: version.name, .remarks))
      diagnostic.severity = .warning
      diagnostics.emit(diagnostic)
    }
  }

  private struct Request: Hashable {
    let element: TypeKey
    let action: InternedName

    init(_ element: TypeKey, _ action: InternedName) {
      self.element = element
      self.action = action
    }
  }

  /// A second WSDL of the same agent (for example a page and a file) must be equal.
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
    _ service: WSDLService, named name: String
  ) -> SOAPEndpoint {
    if version.isOwn {
      return SOAPEndpoint(
        path: service.addresses.first.map { Self.path(of: texts[$0.url]) } ?? "",
        envelopeVersion: service.envelopeVersion,
        addresses: service.addresses.isEmpty ? nil : service.addresses.map { texts[$0.url] })
    }
    let id = SOAPOperationID(version: version.name, agent: name, operation: "")
    let path = profile.soapPath(id)
    if let address = service.addresses.first, !texts[address.url].hasSuffix("/" + path) {
      diagnostics.emit(
        DocsReaderRules.wsdlAddress,
        "the service is at '\(texts[address.url])', which does not end in '\(path)'",
        at: address.location,
        hint: "set the profile's pattern of paths if this is right")
    }
    return SOAPEndpoint(path: path, envelopeVersion: service.envelopeVersion)
  }

  /// The part of a URL after the authority.
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
    _ operation: WSDLOperation, of service: WSDLService, in document: WSDLDocument, agent: String
  ) -> ServiceOperation {
    let address = address(texts[operation.name], of: agent)
    let place = service.file.location(of: operation.place)
    return ServiceOperation(
      name: texts[operation.name],
      documentation: Self.documentation(operation.documentation),
      parameters: values(operation.input, in: document, address, at: place, isResult: false),
      results: values(operation.output, in: document, address, at: place, isResult: true),
      soap: SOAPBinding(
        // Only operation pages have samples.
        page: "", action: texts[operation.action],
        inputElement: operation.input.map { texts[$0.name] } ?? "",
        inputNamespace: namespace(of: operation.input),
        outputElement: operation.output.map { texts[$0.name] } ?? "",
        outputNamespace: namespace(of: operation.output),
        isOneWay: operation.isOneWay ? true : nil,
        requestHeaders: headers(operation.requestHeaders, in: document, of: address, at: place),
        responseHeaders: headers(operation.responseHeaders, in: document, of: address, at: place),
        faults: faults(operation.faults, in: document, of: address, at: place)))
  }

  /// The namespace of a message's element if it is not the default.
  private func namespace(of element: TypeKey?) -> String? {
    guard version.isOwn, let element, element.namespace != version.namespace else { return nil }
    return texts[element.namespace]
  }

  /// The documentation's own header parts are known by name.
  private mutating func headers(
    _ elements: [TypeKey], in document: WSDLDocument, of address: OperationAddress,
    at place: SourceLocation
  ) -> [HeaderPart] {
    if version.isOwn {
      return elements.compactMap { element in
        type(of: element, in: document, address, at: place).map {
          HeaderPart(
            name: texts[element.name], namespace: namespace(of: element), type: $0)
        }
      }
    }
    for element in elements where element.namespace != version.namespace {
      report(
        "the header part '\(texts[element.name])' of another namespace", of: address, at: place)
    }
    return elements.map { HeaderPart(name: texts[$0.name]) }
  }

  /// The documentation describes the faults of its own operations only in prose.
  private mutating func faults(
    _ elements: [TypeKey], in document: WSDLDocument, of address: OperationAddress,
    at place: SourceLocation
  ) -> [FaultPart]? {
    guard version.isOwn else { return nil }
    let faults = elements.compactMap { element in
      type(of: element, in: document, address, at: place).map {
        FaultPart(element: texts[element.name], namespace: namespace(of: element), type: $0)
      }
    }
    return faults.isEmpty ? nil : faults
  }

  /// The type of an element in a Header or in the detail of a fault.
  private mutating func type(
    of element: TypeKey, in document: WSDLDocument, _ address: OperationAddress,
    at place: SourceLocation
  ) -> TypeReference? {
    let owner = SchemaLowering.Owner(
      namespace: version.namespace, file: document.file,
      place: SchemaLowering.Place(location: place, subject: .operation(address)),
      name: texts[element.name])
    guard lowering.table.elements[element] != nil else {
      report(
        "the element '\(texts[element.name])' of '\(address.operation)' is not declared",
        of: address, at: place, rule: DocsReaderRules.wsdlStructure)
      return nil
    }
    return lowering.type(ofElement: element, in: owner)
  }

  // MARK: Messages

  /// The values that an operation sends or receives: the content of the element of the message, or
  /// the element as a single value.
  private mutating func values(
    _ element: TypeKey?, in document: WSDLDocument, _ address: OperationAddress,
    at place: SourceLocation, isResult: Bool
  ) -> [Parameter] {
    // The findings say why there is none.
    guard let element else { return [] }
    guard let found = self.element(element, from: document) else {
      report(
        "the element '\(texts[element.name])' of '\(address.operation)' is not declared",
        of: address, at: place, rule: DocsReaderRules.wsdlStructure)
      return []
    }
    let location = found.file.location(of: found.element.place)
    if !version.isOwn, element.namespace != version.namespace {
      report(
        "the element '\(texts[element.name])' of the namespace '\(texts[element.namespace])'",
        of: address, at: location)
    }
    let owner = SchemaLowering.Owner(
      namespace: version.namespace, file: found.file,
      place: SchemaLowering.Place(location: location, subject: .operation(address)),
      name: texts[element.name])
    if let content = wrapped(found.element.content, named: element) {
      return lowering.parameters(of: content, in: owner)
    }
    if case .unsupported = found.element.content { return [] }
    guard version.isOwn else {
      report("the wrapper element of a named type", of: address, at: location)
      return []
    }
    return lowering.value(of: element, in: owner, isResult: isResult)
  }

  /// The content of an element whose parts are the values; nil if the element is a single value.
  ///
  /// Many tools declare a type for the wrapper of an operation, with the same name.
  private func wrapped(
    _ content: SchemaElement.Content, named element: TypeKey
  ) -> SchemaContent? {
    let inner: SchemaContent
    switch content {
    case .inline(let content): inner = content
    case .type(let type):
      guard version.isOwn, type.name == element.name, !lowering.table.bases.contains(type),
        case .complex(let content)? = lowering.table.entries[type]?.type.shape
      else { return nil }
      inner = content
    case .unsupported: return nil
    }
    let isPlain =
      inner.derivation == nil && !inner.isMixed && !inner.isAbstract
      && !lowering.takesAnything(inner)
    return isPlain || !version.isOwn ? inner : nil
  }

  private func element(
    _ key: TypeKey, from document: WSDLDocument
  ) -> (element: SchemaElement, file: SourceFile)? {
    if let known = lowering.table.elements[key] { return (known.declaration, known.file) }
    for source in [document] + schemas {
      if let element = source.elements[key] { return (element, source.file) }
    }
    return nil
  }

  private func address(_ operation: String, of agent: String) -> OperationAddress {
    OperationAddress(kind: version.kind, service: agent, operation: operation)
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
