import Diagnostics
import PositionedJSON
import ServiceModel

/// Makes the drafts of all Services versions from SOAP operation pages.
struct SOAPResolver {
  let profile: DocumentationProfile
  let names: XMLNames

  /// - Parameter pages: in the order of their paths. So if two pages contradict each other, the
  ///   same page always takes precedence.
  func resolve(
    _ pages: [SOAPOperationPage], diagnostics: inout DiagnosticBag
  ) -> [String: VersionDraft] {
    var result: [String: VersionDraft] = [:]
    let pagesByVersion = Dictionary(grouping: pages, by: \.id.version)
    for version in pagesByVersion.keys.sorted() {
      let pages = pagesByVersion[version] ?? []
      result[version] = draft(version, pages, diagnostics: &diagnostics)
    }
    return result
  }

  private func draft(
    _ version: String, _ pages: [SOAPOperationPage], diagnostics: inout DiagnosticBag
  ) -> VersionDraft {
    let texts = names.texts
    var table = TypeTable(vocabulary: SampleVocabulary(names: names), texts: texts)
    let signatures = pages.map { observe($0, in: &table, diagnostics: &diagnostics) }
    diagnostics.merge(table.diagnostics)

    let expected = profile.namespace(version: version)
    let namespace = pages.first.map { texts[$0.request.wrapper.namespace] } ?? expected
    var draft = VersionDraft(name: version, namespace: namespace)
    var types = TypeResolver(texts: names.texts, namespace: namespace)
    types.define(table.entries, in: &draft, diagnostics: &diagnostics)
    for (page, signature) in zip(pages, signatures) {
      checkNamespace(of: page, version: version, texts, diagnostics: &diagnostics)
      guard page.request.wrapper.name == names.name(page.id.operation) else {
        report(mismatch: page, texts, diagnostics: &diagnostics)
        continue
      }
      let operation = operation(
        page, signature: signature, types: types, namespace: namespace, diagnostics: &diagnostics)
      add(operation, of: page, to: &draft, diagnostics: &diagnostics)
    }
    return draft
  }

  // MARK: Signatures

  private struct Signature {
    var parameters: [ObservedField] = []
    var results: [ObservedField] = []
  }

  private func observe(
    _ page: SOAPOperationPage, in table: inout TypeTable, diagnostics: inout DiagnosticBag
  ) -> Signature {
    func fields(_ message: SOAPMessage) -> [ObservedField] {
      let children = message.tree.children(of: message.wrapper)
      return reject(repeated: children, of: page, &diagnostics).map { child in
        ObservedField(name: child.name, type: table.observe(child, in: message.tree, of: page))
      }
    }
    let parameters = fields(page.request)
    return Signature(parameters: parameters, results: fields(page.response))
  }

  private func reject(
    repeated elements: some Sequence<XMLElement>, of page: SOAPOperationPage,
    _ diagnostics: inout DiagnosticBag
  ) -> [XMLElement] {
    RepeatedElement.reject(in: elements, of: page, texts: names.texts, diagnostics: &diagnostics)
  }

  private func operation(
    _ page: SOAPOperationPage, signature: Signature, types: TypeResolver, namespace: String,
    diagnostics: inout DiagnosticBag
  ) -> ServiceOperation {
    var parameters = signature.parameters.map {
      Parameter(name: types.text($0.name), type: types.reference($0.type))
    }
    document(&parameters, from: page, diagnostics: &diagnostics)
    return ServiceOperation(
      name: page.id.operation,
      documentation: page.description.documentation(isVoid: signature.results.isEmpty),
      parameters: parameters,
      results: signature.results.map {
        Parameter(name: types.text($0.name), type: types.reference($0.type))
      },
      soap: binding(page, types, namespace: namespace, diagnostics: &diagnostics))
  }

  private func binding(
    _ page: SOAPOperationPage, _ types: TypeResolver, namespace: String,
    diagnostics: inout DiagnosticBag
  ) -> SOAPBinding {
    let sampled = reject(repeated: page.request.headerParts, of: page, &diagnostics)
      .map { types.text($0.name) }
    let parts =
      sampled.contains(profile.credentialsHeaderPart) ? profile.requestHeaderParts : sampled
    return SOAPBinding(
      page: page.file.path, action: profile.soapAction(page.id, namespace: namespace),
      inputElement: types.text(page.request.wrapper.name),
      outputElement: types.text(page.response.wrapper.name),
      requestHeaders: parts.map { HeaderPart(name: $0) },
      responseHeaders: profile.responseHeaderParts.map { HeaderPart(name: $0) })
  }

  /// Joins the prose of parameters by name. The prose writes names in another case, or with other
  /// separators. The remaining entries belong to the remaining parameters, if their numbers are
  /// equal.
  private func document(
    _ parameters: inout [Parameter], from page: SOAPOperationPage,
    diagnostics: inout DiagnosticBag
  ) {
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

  private func checkNamespace(
    of page: SOAPOperationPage, version: String, _ texts: [String],
    diagnostics: inout DiagnosticBag
  ) {
    let expected = profile.namespace(version: version)
    for wrapper in [page.request.wrapper, page.response.wrapper]
    where texts[wrapper.namespace] != expected {
      diagnostics.emit(
        DocsReaderRules.namespaceMismatch,
        "the sample is in the namespace '\(texts[wrapper.namespace])', not in '\(expected)'",
        at: page.location(wrapper), hint: "set the profile's namespace pattern if this is right")
      return
    }
  }

  private func report(
    mismatch page: SOAPOperationPage, _ texts: [String], diagnostics: inout DiagnosticBag
  ) {
    diagnostics.emit(
      DocsReaderRules.operationMismatch,
      "the request is one of '\(texts[page.request.wrapper.name])', and the page is about "
        + "'\(page.id.operation)'",
      at: page.location(page.request.wrapper),
      related: [Diagnostic.Related("the title", at: page.page.location)])
  }

  private func add(
    _ operation: ServiceOperation, of page: SOAPOperationPage, to draft: inout VersionDraft,
    diagnostics: inout DiagnosticBag
  ) {
    let key = VersionDraft.ServiceKey(kind: .agent, name: page.id.agent)
    draft.endpoints[key] = SOAPEndpoint(
      path: profile.soapPath(page.id), envelopeVersion: profile.soapEnvelopeVersion)
    if let existing = draft.services[key]?[operation.name] {
      let pages = RepeatedOperation(
        name: operation.name, service: page.id.agent, first: existing.location,
        second: page.page.location,
        settlement: existing.operation.settlement(of: page.id))
      pages.report(
        isConflict: !existing.operation.hasSameShape(as: operation),
        hasSameProse: existing.operation.hasSameProse(as: operation), diagnostics: &diagnostics)
      return
    }
    draft.services[key, default: [:]][operation.name] = VersionDraft.OperationDraft(
      operation: operation, location: page.page.location)
  }
}

extension [String] {
  /// The text of a name; empty if there is no name.
  subscript(name: InternedName) -> String {
    indices.contains(Int(name.id)) ? self[Int(name.id)] : ""
  }
}

extension ServiceOperation {
  /// Whether they are equal except for the page.
  func hasSameProse(as other: ServiceOperation) -> Bool {
    var (first, second) = (self, other)
    first.soap?.page = ""
    second.soap?.page = ""
    return first == second
  }

  /// Whether they are equal except for prose and provenance.
  func hasSameShape(as other: ServiceOperation) -> Bool {
    func bare(_ operation: ServiceOperation) -> ServiceOperation {
      var result = operation
      result.documentation = nil
      for index in result.parameters.indices { result.parameters[index].documentation = nil }
      result.soap?.page = ""
      return result
    }
    return bare(self) == bare(other)
  }
}

extension ServiceOperation {
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
    in elements: some Sequence<XMLElement>, of page: SOAPOperationPage, texts: [String],
    diagnostics: inout DiagnosticBag
  ) -> [XMLElement] {
    var first: [InternedName: XMLElement] = [:]
    return elements.filter { element in
      guard let other = first[element.name] else {
        first[element.name] = element
        return true
      }
      diagnostics.emit(
        DocsReaderRules.xmlSampleStructure, "the element '\(texts[element.name])' occurs twice",
        at: page.location(element),
        related: [Diagnostic.Related("the first one", at: page.location(other))],
        hint: "a list is an element of its own, with its items inside")
      return false
    }
  }
}
