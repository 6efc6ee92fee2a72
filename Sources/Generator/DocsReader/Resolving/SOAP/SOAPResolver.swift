import Diagnostics
import PositionedJSON
import ServiceModel

/// Makes the draft of a Services version from its SOAP operation pages.
struct SOAPResolver {
  private let profile: DocumentationProfile
  private let types: TypeResolver
  private var draft: VersionDraft
  private var diagnostics = DiagnosticBag()

  /// Makes the drafts of all versions.
  ///
  /// - Parameter pages: in the order of their paths. So if two pages contradict each other, the
  ///   same page always takes precedence.
  static func resolve(
    _ pages: [SOAPOperationPage], profile: DocumentationProfile, names: XMLNames,
    diagnostics: inout DiagnosticBag
  ) -> [String: VersionDraft] {
    let versions = Dictionary(grouping: pages, by: \.id.version)
    return versions.sorted { $0.key < $1.key }.reduce(into: [:]) { result, version in
      var resolver = SOAPResolver(version.key, version.value, profile: profile, names: names)
      resolver.resolve(version.value)
      diagnostics.merge(resolver.diagnostics)
      result[version.key] = resolver.draft
    }
  }

  private init(
    _ version: String, _ pages: [SOAPOperationPage], profile: DocumentationProfile, names: XMLNames
  ) {
    self.profile = profile
    let namespace = pages.first.map { names.text($0.request.wrapper.namespace) }
    draft = VersionDraft(name: version, namespace: namespace ?? profile.namespace(version: version))
    types = TypeResolver(names: names, namespace: draft.namespace)
  }

  private mutating func resolve(_ pages: [SOAPOperationPage]) {
    var table = TypeTable(version: draft.name, names: types.names)
    let signatures = pages.map { page -> Signature in
      let parameters = fields(of: page.request, on: page, in: &table)
      return (parameters, fields(of: page.response, on: page, in: &table))
    }
    diagnostics.merge(table.diagnostics)
    types.define(table.entries, in: &draft, diagnostics: &diagnostics)
    for (page, signature) in zip(pages, signatures) {
      checkNamespace(of: page)
      if types.text(page.request.wrapper.name) == page.id.operation {
        add(operation(page, signature), of: page)
      } else {
        reportMismatch(of: page)
      }
    }
  }

  // MARK: Signatures

  private typealias Signature = (parameters: [ObservedField], results: [ObservedField])

  private mutating func fields(
    of message: SOAPMessage, on page: SOAPOperationPage, in table: inout TypeTable
  ) -> [ObservedField] {
    let elements = reject(repeated: message.tree.children(of: message.wrapper), of: page)
    return table.observe(elements, of: message.tree, in: page.file)
  }

  private mutating func reject(
    repeated elements: some Sequence<XMLElement>, of page: SOAPOperationPage
  ) -> [XMLElement] {
    RepeatedElement.reject(
      in: elements, of: page.file, names: types.names, diagnostics: &diagnostics)
  }

  private mutating func operation(
    _ page: SOAPOperationPage, _ signature: Signature
  ) -> ServiceOperation {
    var parameters = signature.parameters.map(types.parameter)
    document(&parameters, from: page)
    return ServiceOperation(
      name: page.id.operation,
      documentation: page.description.documentation(isVoid: signature.results.isEmpty),
      parameters: parameters, results: signature.results.map(types.parameter), soap: binding(page))
  }

  private mutating func binding(_ page: SOAPOperationPage) -> SOAPBinding {
    let elements = reject(repeated: page.request.headerParts, of: page)
    let sampled = elements.map { types.text($0.name) }
    let parts =
      sampled.contains(profile.credentialsHeaderPart) ? profile.requestHeaderParts : sampled
    reportHeaderParts(elements, besides: parts, on: page)
    reportHeaderParts(page.response.headerParts, besides: profile.responseHeaderParts, on: page)
    return SOAPBinding(
      page: page.file.path, action: profile.soapAction(page.id, namespace: draft.namespace),
      inputElement: types.text(page.request.wrapper.name),
      outputElement: types.text(page.response.wrapper.name),
      requestHeaders: parts.map { HeaderPart(name: $0) },
      responseHeaders: profile.responseHeaderParts.map { HeaderPart(name: $0) })
  }

  /// Joins the prose of parameters by name. The prose writes names in another case, or with other
  /// separators. The remaining entries belong to the remaining parameters, if their numbers are
  /// equal.
  private mutating func document(_ parameters: inout [Parameter], from page: SOAPOperationPage) {
    var open = Array(parameters.indices)
    var unmatched: [SOAPDescription.ParameterText] = []
    for entry in page.description.parameters {
      let wanted = Self.folded(entry.name)
      if let place = open.firstIndex(where: { Self.folded(parameters[$0].name) == wanted }) {
        parameters[open.remove(at: place)].documentation = entry.text
      } else {
        unmatched.append(entry)
      }
    }
    if open.count == unmatched.count {
      for (index, entry) in zip(open, unmatched) { parameters[index].documentation = entry.text }
      return
    }
    for entry in unmatched where entry.text != nil {
      diagnostics.emit(
        DocsReaderRules.unknownParameterName, "the operation has no parameter '\(entry.name)'",
        at: page.file.location(of: entry.range))
    }
  }

  private static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "_" })
  }

  // MARK: Checks

  /// The header parts of requests with credentials, and of responses, are those of the profile.
  private mutating func reportHeaderParts(
    _ elements: [XMLElement], besides known: [String], on page: SOAPOperationPage
  ) {
    for element in elements where !known.contains(types.text(element.name)) {
      diagnostics.emit(
        DocsReaderRules.unrecognizedSection,
        "nothing is read from the header part '\(types.text(element.name))'",
        at: page.location(element),
        hint: "add the part to the profile's header parts if it is sent")
    }
  }

  private mutating func checkNamespace(of page: SOAPOperationPage) {
    let expected = profile.namespace(version: draft.name)
    let wrappers = [page.request.wrapper, page.response.wrapper]
    guard let wrapper = wrappers.first(where: { types.text($0.namespace) != expected }) else {
      return
    }
    diagnostics.emit(
      DocsReaderRules.namespaceMismatch,
      "the sample is in the namespace '\(types.text(wrapper.namespace))', not in '\(expected)'",
      at: page.location(wrapper), hint: "set the profile's namespace pattern if this is right")
  }

  private mutating func reportMismatch(of page: SOAPOperationPage) {
    diagnostics.emit(
      DocsReaderRules.operationMismatch,
      "the request is one of '\(types.text(page.request.wrapper.name))', and the page is about "
        + "'\(page.id.operation)'", at: page.location(page.request.wrapper),
      related: [Diagnostic.Related("the title", at: page.page.location)])
  }

  private mutating func add(_ operation: ServiceOperation, of page: SOAPOperationPage) {
    let key = VersionDraft.ServiceKey(kind: .agent, name: page.id.agent)
    draft.endpoints[key] = SOAPEndpoint(
      path: profile.soapPath(page.id), envelopeVersion: profile.soapEnvelopeVersion)
    if let existing = draft.services[key]?[operation.name] {
      let pages = RepeatedOperation(
        name: operation.name, service: page.id.agent, first: existing.location,
        second: page.page.location, settlement: existing.operation.settlement(of: page.id))
      return pages.report(
        isConflict: !existing.operation.hasSameShape(as: operation),
        hasSameProse: existing.operation.hasSameProse(as: operation), diagnostics: &diagnostics)
    }
    draft.services[key, default: [:]][operation.name] = VersionDraft.OperationDraft(
      operation: operation, location: page.page.location)
  }
}

extension ServiceOperation {
  /// Whether they are equal except for the page.
  func hasSameProse(as other: ServiceOperation) -> Bool { withoutPage == other.withoutPage }

  /// Whether they are equal except for prose and provenance.
  func hasSameShape(as other: ServiceOperation) -> Bool { bare == other.bare }

  private var withoutPage: ServiceOperation {
    var result = self
    result.soap?.page = ""
    return result
  }

  private var bare: ServiceOperation {
    var result = withoutPage
    result.documentation = nil
    for index in result.parameters.indices { result.parameters[index].documentation = nil }
    return result
  }

  /// The correction that states the signature that was read first.
  func settlement(of id: SOAPOperationID) -> Settlement {
    func values(_ parameters: [Parameter]) -> JSONSyntaxTree {
      .fields(parameters.map { Field(name: $0.name, type: $0.type) })
    }
    let address = OperationAddress(kind: .agent, service: id.agent, operation: id.operation)
    return CorrectionTarget.operation(address).settlement(
      .set(.object(["parameters": values(parameters), "results": values(results)])), in: id.version)
  }
}

/// Finds elements that repeat the name of another element, where each name is allowed once.
enum RepeatedElement {
  /// - Returns: the elements without repetitions. Each repetition is an error, with the position of
  ///   the first element.
  static func reject(
    in elements: some Sequence<XMLElement>, of file: SourceFile, names: XMLNames,
    diagnostics: inout DiagnosticBag
  ) -> [XMLElement] {
    var first: [InternedName: XMLElement] = [:]
    return elements.filter { element in
      guard let other = first[element.name] else {
        first[element.name] = element
        return true
      }
      diagnostics.emit(
        DocsReaderRules.xmlSampleStructure,
        "the element '\(names.text(element.name))' occurs twice",
        at: file.location(of: element.startTag),
        related: [Diagnostic.Related("the first one", at: file.location(of: other.startTag))],
        hint: "a list is an element of its own, with its items inside")
      return false
    }
  }
}
