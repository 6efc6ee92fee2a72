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
      documentation: Documentation(paragraphs: service.documentation).unlessEmpty,
      endpoint: endpoint(service, named: name))
    checkRequests(of: service, agent: name)
    for operation in service.operations {
      let text = texts[operation.name]
      let resolved = VersionDraft.OperationDraft(
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
      let request = Request(element: element, action: operation.action)
      guard let earlier = seen.updateValue(operation, forKey: request),
        earlier.name != operation.name
      else { continue }
      let names = (texts[earlier.name], texts[operation.name])
      let subject = UnsupportedConstruct.Subject.operation(address(names.0, of: agent))
      var diagnostic = Diagnostic(
        DocsReaderRules.wsdlStructure,
        "'\(names.0)' and '\(names.1)' of '\(agent)' have the same request element and SOAPAction: "
          + "a server calls '\(names.1)' for both", at: service.file.location(of: operation.place),
        related: [
          Diagnostic.Related(
            "the operation '\(names.0)'", at: service.file.location(of: earlier.place))
        ], hint: "leave '\(names.0)' out in a correction if you generate a server",
        settlement: subject.settlement(in: version.name),
        concern: subject.concern(in: version.name, .remarks))
      diagnostic.severity = .warning
      diagnostics.emit(diagnostic)
    }
  }

  private struct Request: Hashable {
    let element: TypeKey
    let action: InternedName
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

  private mutating func endpoint(_ service: WSDLService, named name: String) -> SOAPEndpoint {
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
        at: address.location, hint: "set the profile's pattern of paths if this is right")
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

  /// An operation, and the document that describes it.
  private struct Site {
    let document: WSDLDocument
    let address: OperationAddress
    let location: SourceLocation
  }

  private mutating func operation(
    _ operation: WSDLOperation, of service: WSDLService, in document: WSDLDocument, agent: String
  ) -> ServiceOperation {
    let site = Site(
      document: document, address: address(texts[operation.name], of: agent),
      location: service.file.location(of: operation.place))
    return ServiceOperation(
      name: texts[operation.name],
      documentation: Documentation(paragraphs: operation.documentation).unlessEmpty,
      parameters: values(operation.input, at: site, isResult: false),
      results: values(operation.output, at: site, isResult: true),
      soap: SOAPBinding(
        // Only operation pages have samples.
        page: "", action: texts[operation.action],
        inputElement: operation.input.map { texts[$0.name] } ?? "",
        inputNamespace: namespace(of: operation.input),
        outputElement: operation.output.map { texts[$0.name] } ?? "",
        outputNamespace: namespace(of: operation.output), isOneWay: operation.isOneWay ? true : nil,
        requestHeaders: headers(operation.requestHeaders, at: site),
        responseHeaders: headers(operation.responseHeaders, at: site),
        faults: faults(operation.faults, at: site)))
  }

  /// The namespace of a message's element if it is not the default.
  private func namespace(of element: TypeKey?) -> String? {
    guard version.isOwn, let element, element.namespace != version.namespace else { return nil }
    return texts[element.namespace]
  }

  /// The documentation's own header parts are known by name.
  private mutating func headers(_ elements: [TypeKey], at site: Site) -> [HeaderPart] {
    if version.isOwn {
      return elements.compactMap { element in
        type(of: element, at: site).map {
          HeaderPart(name: texts[element.name], namespace: namespace(of: element), type: $0)
        }
      }
    }
    for element in elements where element.namespace != version.namespace {
      report("the header part '\(texts[element.name])' of another namespace", at: site)
    }
    return elements.map { HeaderPart(name: texts[$0.name]) }
  }

  /// The documentation describes the faults of its own operations only in prose.
  private mutating func faults(_ elements: [TypeKey], at site: Site) -> [FaultPart]? {
    guard version.isOwn else { return nil }
    let faults = elements.compactMap { element in
      type(of: element, at: site).map {
        FaultPart(element: texts[element.name], namespace: namespace(of: element), type: $0)
      }
    }
    return faults.isEmpty ? nil : faults
  }

  /// The type of an element in a Header or in the detail of a fault.
  private mutating func type(of element: TypeKey, at site: Site) -> TypeReference? {
    guard lowering.table.elements[element] != nil else {
      reportUndeclared(element, at: site)
      return nil
    }
    let owner = owner(of: element, in: site.document.file, at: site.location, site)
    return lowering.type(ofElement: element, in: owner)
  }

  // MARK: Messages

  /// The values that an operation sends or receives: the content of the element of the message, or
  /// the element as a single value.
  private mutating func values(_ element: TypeKey?, at site: Site, isResult: Bool) -> [Parameter] {
    // The findings say why there is none.
    guard let element else { return [] }
    guard let found = self.element(element, from: site.document) else {
      reportUndeclared(element, at: site)
      return []
    }
    let location = found.file.location(of: found.declaration.place)
    if !version.isOwn, element.namespace != version.namespace {
      report(
        "the element '\(texts[element.name])' of the namespace '\(texts[element.namespace])'",
        at: site, location)
    }
    let owner = owner(of: element, in: found.file, at: location, site)
    if let content = wrapped(found.declaration.content, named: element) {
      return lowering.parameters(of: content, in: owner)
    }
    if case .unsupported = found.declaration.content { return [] }
    guard version.isOwn else {
      report("the wrapper element of a named type", at: site, location)
      return []
    }
    return lowering.value(of: element, in: owner, isResult: isResult)
  }

  private func owner(
    of element: TypeKey, in file: SourceFile, at location: SourceLocation, _ site: Site
  ) -> SchemaLowering.Owner {
    SchemaLowering.Owner(
      namespace: version.namespace, file: file,
      place: SchemaLowering.Place(location: location, subject: .operation(site.address)),
      name: texts[element.name])
  }

  /// The content of an element whose parts are the values; nil if the element is a single value.
  ///
  /// Many tools declare a type for the wrapper of an operation, with the same name.
  private func wrapped(_ content: SchemaElement.Content, named element: TypeKey) -> SchemaContent? {
    let inner: SchemaContent
    switch content {
    case .inline(let content): inner = content
    case .type(let type):
      guard version.isOwn, type.name == element.name, !lowering.table.bases.contains(type),
        let content = lowering.table.content(of: type)
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
  ) -> SchemaTable.Declared<SchemaElement>? {
    if let known = lowering.table.elements[key] { return known }
    return ([document] + schemas).lazy.compactMap { source in
      source.elements[key].map { SchemaTable.Declared(declaration: $0, file: source.file) }
    }.first
  }

  private func address(_ operation: String, of agent: String) -> OperationAddress {
    OperationAddress(kind: version.kind, service: agent, operation: operation)
  }

  private mutating func reportUndeclared(_ element: TypeKey, at site: Site) {
    report(
      "the element '\(texts[element.name])' of '\(site.address.operation)' is not declared",
      at: site, rule: DocsReaderRules.wsdlStructure)
  }

  /// - Parameter location: the place, if it is not that of the operation.
  private mutating func report(
    _ what: String, at site: Site, _ location: SourceLocation? = nil,
    rule: DiagnosticRule = DocsReaderRules.unsupported
  ) {
    UnsupportedConstruct(subject: .operation(site.address), what: what, rule: rule)
      .report(in: version.name, at: location ?? site.location, to: &diagnostics)
  }
}
