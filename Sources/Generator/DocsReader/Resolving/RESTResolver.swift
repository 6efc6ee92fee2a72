import Diagnostics
import ServiceModel

/// Joins REST operation pages and Swagger files with the operations of one Services version.
struct RESTResolver {
  private(set) var profile: DocumentationProfile
  let version: String?

  /// - Parameters:
  ///   - pages: in the order of their paths.
  ///   - documents: in the order of their paths. They take precedence over pages.
  mutating func resolve(
    _ pages: [RESTOperationPage], _ documents: [SwaggerDocument],
    into drafts: inout [String: VersionDraft], diagnostics: inout DiagnosticBag
  ) {
    let operations = documents.flatMap(\.operations)
    guard let path = operations.first?.path ?? pages.first?.path else { return }
    let name =
      version ?? Self.newest(of: drafts.filter { !$0.value.isOwn }.keys) ?? fallbackVersion(path)
    var draft =
      drafts[name]
      ?? VersionDraft(
        name: name, namespace: version == nil ? "" : profile.namespace(version: name))
    let entities = RESTEntityNames(
      pages.compactMap { $0.page.uid?.value } + operations.map(\.id), profile: profile)
    SwaggerResolver(profile: profile, entities: entities)
      .resolve(documents, into: &draft, diagnostics: &diagnostics)
    var targets: [(page: RESTOperationPage, target: RESTTarget)] = []
    for page in pages {
      let target = RESTTarget.read(
        page, entities: entities, profile: profile, diagnostics: &diagnostics)
      if let target { targets.append((page, target)) }
    }
    findNamelessLabels(on: targets, draft)
    var index = RESTTypeIndex(draft.types, base: profile.base)
    var enumerations = RESTEnumerationUses()
    for (page, target) in targets {
      index.add(page, profile: profile)
      enumerations.add(page, target.service.name, profile: profile)
    }
    var tables = RESTTableUses(index: index)
    for (page, target) in targets { tables.add(page, target, profile: profile) }
    var types = RESTTypes(
      index: index, tables: tables,
      inventions: RESTInventions(
        index: index, enumerations: enumerations, tables: tables, types: draft.types),
      merger: RESTTypeMerger(profile: profile, index: index))
    for (page, target) in targets {
      join(page, target, to: &draft, types: &types, diagnostics: &diagnostics)
    }
    // An invented type has the name of a known type only if it completes that type.
    draft.types.merge(types.inventions.types) { _, completed in completed }
    types.merger.merge(into: &draft, diagnostics: &diagnostics)
    drafts[name] = draft
  }

  /// Adds the labels that these pages print for schemas without a name to the known ones.
  private mutating func findNamelessLabels(
    on targets: [(page: RESTOperationPage, target: RESTTarget)], _ draft: VersionDraft
  ) {
    var labels = RESTNamelessLabels(profile: profile, types: draft.types)
    for (page, target) in targets {
      labels.take(page, draft.services[target.service]?[target.operation]?.operation)
    }
    profile.misleadingTypeLabels = labels.found(besides: profile.misleadingTypeLabels)
  }

  /// The facts about types that are found while pages are joined.
  private struct RESTTypes {
    let index: RESTTypeIndex
    let tables: RESTTableUses
    var inventions: RESTInventions
    var merger: RESTTypeMerger
    var comparison = SwaggerComparison()
  }

  /// The numbers of versions are compared: `Services9` is older than `Services88`.
  static func newest(of names: some Collection<String>) -> String? {
    names.max { ($0.count, $0) < ($1.count, $1) }
  }

  /// If there is no SOAP page, only the path has a name for the version (`/api/v1/…` → `v1`).
  private func fallbackVersion(_ path: String) -> String {
    let words = path.split(separator: "/").map(String.init)
    return words.first { $0.hasPrefix("v") && Int($0.dropFirst()) != nil } ?? "REST"
  }

  private func join(
    _ page: RESTOperationPage, _ target: RESTTarget, to draft: inout VersionDraft,
    types: inout RESTTypes, diagnostics: inout DiagnosticBag
  ) {
    var matcher = RESTParameterMatcher(page: page, profile: profile)
    var entry =
      draft.services[target.service]?[target.operation]
      ?? RESTOnlyOperation(page: page, target: target, profile: profile, matcher: matcher)
      .draft(
        index: types.index, tables: types.tables, inventions: &types.inventions,
        diagnostics: &diagnostics)
    matcher.match(entry.operation.parameters)
    let binding = RESTBinding(page, parameters: matcher.parameters(entry.operation.parameters))
    if let stated = entry.swaggerLocation, entry.restPage == nil {
      types.comparison.compare(
        page, binding, with: entry.operation, at: stated, diagnostics: &diagnostics)
      entry.operation.rest?.page = page.file.path
      entry.restPage = page
      document(&entry.operation, from: page, matcher)
      draft.services[target.service]?[target.operation] = entry
      return
    }
    if let other = entry.operation.rest, let first = entry.restPage {
      let pages = RepeatedOperation(
        name: target.operation, service: target.service.name, first: first.page.location,
        second: page.page.location)
      pages.report(
        isConflict: !binding.hasSameShape(as: other) || !page.hasSameTables(as: first),
        hasSameProse: page.hasSameProse(as: first), diagnostics: &diagnostics)
      return
    }
    check(matcher, operation: entry.operation, page: page, diagnostics: &diagnostics)
    checkResult(of: page, entry.operation, diagnostics: &diagnostics)
    entry.operation.rest = binding
    entry.restPage = page
    document(&entry.operation, from: page, matcher)
    types.merger.take(page, operation: entry.operation, matcher: matcher)
    draft.services[target.service, default: [:]][target.operation] = entry
  }

  // MARK: Prose

  /// The prose of REST pages is used if the SOAP page has none.
  private func document(
    _ operation: inout ServiceOperation, from page: RESTOperationPage,
    _ matcher: RESTParameterMatcher
  ) {
    let known = operation.documentation
    if known?.summary == nil, known?.remarks.isEmpty != false, !page.prose.isEmpty {
      operation.documentation = Documentation(paragraphs: page.prose, returns: known?.returns)
    }
    for item in matcher.items {
      guard let parameter = item.parameter,
        operation.parameters[parameter].documentation == nil
      else { continue }
      operation.parameters[parameter].documentation = matcher.documentation(of: item)
    }
    let response = page.response
    guard operation.documentation?.returns == nil, response.carrier == nil,
      !response.paragraphs.isEmpty, !operation.results.isEmpty
    else { return }
    var documentation = operation.documentation ?? Documentation()
    documentation.returns = response.paragraphs.joined(separator: " ")
    operation.documentation = documentation
  }

  // MARK: Checks

  private func check(
    _ matcher: RESTParameterMatcher, operation: ServiceOperation, page: RESTOperationPage,
    diagnostics: inout DiagnosticBag
  ) {
    if page.successes.isEmpty {
      diagnostics.emit(
        DocsReaderRules.restNoSuccess, "the page lists no status of success",
        at: page.file.location(of: page.endpoint),
        hint: "the operation is taken to answer "
          + (operation.results.isEmpty ? "nothing" : "what the page shows"))
    }
    let open = matcher.unmatched(operation.parameters)
    for item in open.items {
      diagnostics.emit(
        DocsReaderRules.restParameterUnmatched,
        "'\(item.name)' is not a parameter of the SOAP operation '\(operation.name)'",
        at: item.location(on: page))
    }
    for parameter in open.parameters {
      diagnostics.emit(
        DocsReaderRules.restParameterMissing,
        "the parameter '\(parameter.name)' of '\(operation.name)' is missing over REST",
        at: page.requestLocation)
    }
  }

  private func checkResult(
    of page: RESTOperationPage, _ operation: ServiceOperation, diagnostics: inout DiagnosticBag
  ) {
    guard operation.soap != nil, operation.results.isEmpty != page.isVoid else { return }
    let soap = operation.results.isEmpty ? "returns nothing" : "returns a value"
    diagnostics.emit(
      DocsReaderRules.restTypeDiffers,
      "'\(operation.name)' \(soap) over SOAP, and the other way round over REST",
      at: page.responseLocation)
  }
}
