import Diagnostics
import ServiceModel

/// Makes the services of one version from its WSDL documents.
struct WSDLVersionResolver {
  /// What is known so far about the version.
  private(set) var draft: VersionDraft
  private(set) var diagnostics = DiagnosticBag()
  private let profile: DocumentationProfile
  /// The schemas and WSDLs that its documents import.
  private let imported: [WSDLDocument]
  private let table: SchemaTable
  private let lowering: SchemaLowering

  init(_ table: SchemaTable, imported: [WSDLDocument], profile: DocumentationProfile) {
    let version = table.version
    draft = VersionDraft(
      name: version.name, namespace: table.text(version.namespace), kind: version.kind)
    self.profile = profile
    self.imported = imported
    self.table = table
    lowering = SchemaLowering(table)
  }

  private var version: WSDLVersionName { table.version }

  private func text(_ name: InternedName) -> String { table.text(name) }

  mutating func resolve(_ documents: [WSDLDocument]) {
    // Messages come first, because they may need types that no other type needs.
    for document in documents {
      for service in document.services { add(service, of: document) }
    }
    for (definition, location) in lowering.definitions() { draft.define(definition, at: location) }
    draft.schemaTypes = Set(draft.types.keys)
    if !version.isOwn { restoreBase() }
    forgetLonelyNames()
    draft.declarations = lowering.declarations
    diagnostics.merge(lowering.diagnostics)
    var findings = WSDLFindings(
      version: version, vocabulary: table.vocabulary, users: lowering.users)
    let operations = users(in: documents)
    for document in documents + imported {
      findings.report(document.findings, operations: operations)
    }
    diagnostics.merge(findings.diagnostics)
  }

  /// A simple type without a name gets a name only if several values have it.
  private mutating func forgetLonelyNames() {
    if lowering.namelessRestrictions.isEmpty { return }
    var counts: [String: Int] = [:]
    draft.editForms { form in
      if let name = form.facets?.simpleType { counts[name, default: 0] += 1 }
    }
    draft.editForms { form in
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
        let address = address(of: operation, in: service)
        for name in Set(operation.elements.map(\.name)) { users[name, default: []].append(address) }
      }
    }
    return users.mapValues { $0.withoutRepetitions() }
  }

  private func address(of operation: WSDLOperation, in service: WSDLService) -> OperationAddress {
    OperationAddress(
      kind: version.kind, service: text(service.name), operation: text(operation.name))
  }

  /// A server that describes itself lists the fields of the documentation's base type in every type
  /// that extends it.
  private mutating func restoreBase() {
    let fields = profile.base.fieldNames
    guard !fields.isEmpty, draft.types[profile.base.name] == nil else { return }
    for (name, definition) in draft.types {
      guard var complex = definition.complex, complex.base == nil,
        complex.fields.prefix(fields.count).map(\.name) == fields
      else { continue }
      complex.base = profile.base.name
      complex.fields.removeFirst(fields.count)
      draft.types[name]?.shape = .complex(complex)
    }
  }

  // MARK: Services

  private mutating func add(_ service: WSDLService, of document: WSDLDocument) {
    let name = text(service.name)
    checkTitle(of: document, agent: name)
    checkRequests(of: service)
    let key = VersionDraft.ServiceKey(kind: version.kind, name: name)
    let operations = operations(of: service, in: document)
    let pages = Set(([document] + imported).map(\.file.path))
    let endpoint = endpoint(service, pages: pages.sorted())
    if let known = draft.portTypes[key] {
      let all = pages.union(draft.endpoints[key]?.pages ?? [])
      draft.endpoints[key]?.pages = all.sorted()
      let other = draft.services[key] ?? [:]
      return compare(operations, at: service.place, with: other, at: known, named: name)
    }
    draft.portTypes[key] = service.place.location
    declare(service, .service(version.kind, name))
    draft.documentation[key] = Documentation(paragraphs: service.documentation).unlessEmpty
    draft.endpoints[key] = endpoint
    if !operations.isEmpty { draft.services[key] = operations }
  }

  private typealias Operations = [String: VersionDraft.OperationDraft]

  private mutating func operations(
    of service: WSDLService, in document: WSDLDocument
  ) -> Operations {
    var result: Operations = [:]
    for operation in service.operations {
      let address = address(of: operation, in: service)
      let owner = SchemaLowering.Owner(
        namespace: version.namespace, place: operation.place, subject: .operation(address),
        name: address.operation)
      let resolved = self.operation(operation, at: Site(document: document, owner: owner))
      let location = operation.place.location
      if result[resolved.name] == nil {
        result[resolved.name] = VersionDraft.OperationDraft(operation: resolved, location: location)
      } else {
        let subject = UnsupportedConstruct.Subject.operation(address)
        diagnostics.emit(
          DocsReaderRules.unsupported,
          "a second operation '\(resolved.name)' of '\(address.service)' is left out", at: location,
          related: result[resolved.name].map {
            [Diagnostic.Related("the first one", at: $0.location)]
          }
            ?? [], concern: subject.concern(in: version.name, .remarks))
      }
    }
    return result
  }

  /// A server distinguishes requests by the element in the Body and the SOAPAction.
  private mutating func checkRequests(of service: WSDLService) {
    let agent = text(service.name)
    var seen: [Request: WSDLOperation] = [:]
    for operation in service.operations {
      guard let element = operation.request.body?.element else { continue }
      let request = Request(element: element, action: operation.action)
      guard let earlier = seen.updateValue(operation, forKey: request),
        earlier.name != operation.name
      else { continue }
      let names = (text(earlier.name), text(operation.name))
      let subject = UnsupportedConstruct.Subject.operation(address(of: earlier, in: service))
      var diagnostic = Diagnostic(
        DocsReaderRules.wsdlStructure,
        "'\(names.0)' and '\(names.1)' of '\(agent)' have the same request element and SOAPAction: "
          + "a server calls '\(names.1)' for both", at: operation.place.location,
        related: [Diagnostic.Related("the operation '\(names.0)'", at: earlier.place.location)],
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
  }

  /// A second WSDL of the same agent (for example a page and a file) must be equal.
  private mutating func compare(
    _ operations: Operations, at place: PagePlace, with known: Operations,
    at other: SourceLocation, named name: String
  ) {
    let differing = operations.sorted { $0.key < $1.key }.first { key, draft in
      known[key].map { !$0.operation.hasSameShape(as: draft.operation) } ?? true
    }
    if differing == nil, operations.count == known.count { return }
    diagnostics.emit(
      DocsReaderRules.operationConflict,
      "'\(differing?.key ?? name)' of '\(name)' is described differently in another WSDL",
      at: differing?.value.location ?? place.location,
      related: [Diagnostic.Related("the other WSDL", at: other)],
      hint: "read documents of one revision only")
  }

  private mutating func checkTitle(of document: WSDLDocument, agent: String) {
    guard case .wsdl(_, let title?) = document.page.kind, title != agent else { return }
    diagnostics.emit(
      DocsReaderRules.titleMismatch, "the title says '\(title)', and the WSDL '\(agent)'",
      at: document.page.location)
  }

  private mutating func endpoint(_ service: WSDLService, pages: [String]) -> SOAPEndpoint {
    let addresses = service.addresses.map { text($0.url) }
    if version.isOwn {
      return SOAPEndpoint(
        path: addresses.first.map(Self.path) ?? "", envelopeVersion: service.envelopeVersion,
        pages: pages, addresses: addresses.isEmpty ? nil : addresses)
    }
    let id = SOAPOperationID(version: version.name, agent: text(service.name), operation: "")
    let path = profile.soapPath(id)
    if let address = addresses.first, !address.hasSuffix("/" + path) {
      diagnostics.emit(
        DocsReaderRules.wsdlAddress,
        "the service is at '\(address)', which does not end in '\(path)'",
        at: service.addresses.first?.place.location,
        hint: "set the profile's pattern of paths if this is right")
    }
    return SOAPEndpoint(path: path, envelopeVersion: service.envelopeVersion, pages: pages)
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
    let owner: SchemaLowering.Owner

    /// The operation as the owner of an element.
    func owner(of element: String, at place: PagePlace? = nil) -> SchemaLowering.Owner {
      SchemaLowering.Owner(
        namespace: owner.namespace, place: place ?? owner.place, subject: owner.subject,
        name: element)
    }
  }

  private func operation(_ operation: WSDLOperation, at site: Site) -> ServiceOperation {
    let (input, output) = (operation.request.body?.element, operation.response.body?.element)
    declare(operation, in: site.owner)
    return ServiceOperation(
      name: text(operation.name),
      documentation: Documentation(paragraphs: operation.documentation).unlessEmpty,
      parameters: values(input, at: site, isResult: false),
      results: values(output, at: site, isResult: true),
      soap: SOAPBinding(
        // Only operation pages have samples.
        page: "", action: text(operation.action), inputElement: text(input?.name ?? .none),
        inputNamespace: namespace(of: input), outputElement: text(output?.name ?? .none),
        outputNamespace: namespace(of: output), isOneWay: operation.isOneWay ? true : nil,
        requestHeaders: headers(operation.request.headers, at: site),
        responseHeaders: headers(operation.response.headers, at: site),
        faults: faults(operation.faults, at: site)))
  }

  /// The namespace of a message's element if it is not the default.
  private func namespace(of element: TypeKey?) -> String? {
    guard version.isOwn, let element, element.namespace != version.namespace else { return nil }
    return text(element.namespace)
  }

  /// The documentation's own header parts are known by name.
  private func headers(_ uses: [WSDLElementUse], at site: Site) -> [HeaderPart] {
    let elements = uses.map(\.element)
    if version.isOwn {
      return elements.compactMap { element in
        type(of: element, at: site).map {
          HeaderPart(name: text(element.name), namespace: namespace(of: element), type: $0)
        }
      }
    }
    for element in elements where element.namespace != version.namespace {
      lowering.report(
        .unsupported("the header part '\(text(element.name))' of another namespace"),
        at: site.owner)
    }
    return elements.map { HeaderPart(name: text($0.name)) }
  }

  /// The documentation describes the faults of its own operations only in prose.
  private func faults(_ uses: [WSDLElementUse], at site: Site) -> [FaultPart]? {
    guard version.isOwn else { return nil }
    let faults = uses.map(\.element).compactMap { element in
      type(of: element, at: site).map {
        FaultPart(element: text(element.name), namespace: namespace(of: element), type: $0)
      }
    }
    return faults.isEmpty ? nil : faults
  }

  /// The type of an element in a Header or in the detail of a fault.
  private func type(of element: TypeKey, at site: Site) -> TypeReference? {
    guard table.elements[element] != nil else {
      reportUndeclared(element, at: site)
      return nil
    }
    return lowering.type(ofElement: element, in: site.owner(of: text(element.name)))
  }

  // MARK: Messages

  /// The values that an operation sends or receives: the content of the element of the message, or
  /// the element as a single value.
  private func values(_ element: TypeKey?, at site: Site, isResult: Bool) -> [Parameter] {
    // The findings say why there is none.
    guard let element else { return [] }
    guard let found = self.element(element, from: site.document) else {
      reportUndeclared(element, at: site)
      return []
    }
    let owner = site.owner(of: text(element.name), at: found.place)
    if !version.isOwn, element.namespace != version.namespace {
      let name = "'\(text(element.name))' of the namespace '\(text(element.namespace))'"
      lowering.report(.unsupported("the element \(name)"), at: owner)
    }
    if let content = wrapped(found.content, named: element) {
      return lowering.parameters(of: content, in: owner, isResult: isResult)
    }
    if case .unsupported = found.content { return [] }
    guard version.isOwn else {
      lowering.report(.unsupported("the wrapper element of a named type"), at: owner)
      return []
    }
    return lowering.value(of: element, in: owner, isResult: isResult)
  }

  /// The content of an element whose parts are the values; nil if the element is a single value.
  ///
  /// Many tools declare a type for the wrapper of an operation, with the same name.
  private func wrapped(_ content: SchemaElement.Content, named element: TypeKey) -> SchemaContent? {
    let inner: SchemaContent
    switch content {
    case .inline(let content): inner = content
    case .type(let type):
      guard version.isOwn, type.name == element.name, !table.bases.contains(type),
        let content = table.content(of: type)
      else { return nil }
      inner = content
    case .unsupported: return nil
    }
    let isPlain =
      inner.base == nil && !inner.isMixed && !inner.isAbstract && !lowering.takesAnything(inner)
    return isPlain || !version.isOwn ? inner : nil
  }

  private func element(_ key: TypeKey, from document: WSDLDocument) -> SchemaElement? {
    table.elements[key] ?? ([document] + imported).lazy.compactMap { $0.elements[key] }.first
  }

  private func reportUndeclared(_ element: TypeKey, at site: Site) {
    let what = "the element '\(text(element.name))' of '\(site.owner.name)' is not declared"
    lowering.report(
      UnsupportedConstruct(what: what, rule: DocsReaderRules.wsdlStructure), at: site.owner)
  }
}

// MARK: - Positions

extension WSDLVersionResolver {
  private func declare(_ service: WSDLService, _ owner: DeclarationPlaces.Owner) {
    lowering.declarations.add(.whole, of: owner, at: service.place)
    lowering.declarations.add(.binding, of: owner, at: service.bindingPlace)
    guard let address = service.addresses.first else { return }
    lowering.declarations.add(.address, of: owner, at: address.place)
  }

  private func declare(_ operation: WSDLOperation, in owner: SchemaLowering.Owner) {
    lowering.declare(.whole, in: owner, at: operation.place)
    if let place = operation.actionPlace { lowering.declare(.action, in: owner, at: place) }
    let (request, response) = (operation.request, operation.response)
    declare(request.headers, in: owner) { .requestHeader($0) }
    declare(response.headers, in: owner) { .responseHeader($0) }
    declare(operation.faults, in: owner) { .fault($0) }
    for use in [request.body, response.body].compactMap(\.self) + operation.faults {
      lowering.declare(.messagePart(text(use.element.name)), in: owner, at: use.part)
    }
  }

  private func declare(
    _ uses: [WSDLElementUse], in owner: SchemaLowering.Owner, as part: (String) -> DeclaredPart
  ) {
    for use in uses { lowering.declare(part(text(use.element.name)), in: owner, at: use.place) }
  }
}
