import Diagnostics
import ServiceModel

/// Joins REST operation pages and Swagger files with one Services version. It owns what is found
/// about types, and runs the passes that find it. Each pass uses the results of those before it:
///
/// | pass | reads | adds |
/// |---|---|---|
/// | `SwaggerResolver` | Swagger files | operations and types, which are preferred to pages |
/// | `RESTTarget` | paths, uids | the operation of each page |
/// | `RESTNamelessLabels` | labels, known types | the labels that are not names of types |
/// | `RESTTypeIndex` | tables of named types, known types | which type has which fields |
/// | `RESTEnumerationUses` | lists of members | the names of their enumerations |
/// | `RESTTableUses` | all tables | the names of types that have no name |
/// | `join`, page by page | one page, and all of the above | the operation, or its REST binding |
/// | `RESTTypeStatements` | tables of types that operations use | fields of types |
/// | `RESTSampleTypes` | samples of types without a table | fields of types |
/// | `SampledObjects` | all samples | base types, further properties; contradictions are reported |
/// | `RESTTypeProse` | descriptions | the documentation of types and fields |
///
/// In `join`, `RESTParameterMatcher` finds the parameter for each value of a request, and
/// `RESTOnlyOperation` makes the signature of an operation that has no SOAP page. `RESTInventions`
/// makes the types that have no name on any page. `TypeCompletion` runs after this resolver.
struct RESTResolver {
  private struct TargetedPage {
    let page: RESTOperationPage
    let target: RESTTarget
  }

  private let profile: DocumentationProfile
  private let pages: [TargetedPage]
  private let inventions: RESTInventions
  private var statements: RESTTypeStatements
  private var samples = RESTSampleTypes()
  private var objects: SampledObjects
  private var prose = RESTTypeProse()
  private var comparison = SwaggerComparison()
  private var draft: VersionDraft
  private var diagnostics = DiagnosticBag()

  /// - Parameters:
  ///   - pages: in the order of their paths.
  ///   - documents: in the order of their paths. They are preferred to pages.
  ///   - version: the version they belong to; nil for the newest of the drafts.
  static func resolve(
    _ pages: [RESTOperationPage], _ documents: [SwaggerDocument], profile: DocumentationProfile,
    version: String?, into drafts: inout [String: VersionDraft], diagnostics: inout DiagnosticBag
  ) {
    guard let path = documents.flatMap(\.operations).first?.path ?? pages.first?.path else {
      return
    }
    let name =
      version ?? newest(of: drafts.filter { !$0.value.isOwn }.keys) ?? fallbackVersion(path)
    let namespace = version == nil ? "" : profile.namespace(version: name)
    let draft = drafts[name] ?? VersionDraft(name: name, namespace: namespace)
    var resolver = RESTResolver(pages, documents, profile: profile, draft: draft)
    for page in resolver.pages { resolver.join(page) }
    resolver.comparison.report(to: &resolver.diagnostics)
    resolver.completeTypes()
    diagnostics.merge(resolver.diagnostics)
    drafts[name] = resolver.draft
  }

  /// The numbers of versions are compared: `Services9` is older than `Services88`.
  static func newest(of names: some Collection<String>) -> String? {
    names.max { ($0.count, $0) < ($1.count, $1) }
  }

  /// If there is no SOAP page, only the path has a name for the version (`/api/v1/…` → `v1`).
  private static func fallbackVersion(_ path: String) -> String {
    let words = path.split(separator: "/").map(String.init)
    return words.first { $0.hasPrefix("v") && Int($0.dropFirst()) != nil } ?? "REST"
  }

  // MARK: Passes

  /// Runs the passes that need all pages before one of them can be joined.
  private init(
    _ pages: [RESTOperationPage], _ documents: [SwaggerDocument], profile: DocumentationProfile,
    draft: VersionDraft
  ) {
    var draft = draft
    let entities = RESTEntityNames(
      pages.compactMap { $0.page.uid?.value } + documents.flatMap(\.operations).map(\.id),
      profile: profile)
    SwaggerResolver.resolve(
      documents, entities: entities, profile: profile, into: &draft, diagnostics: &diagnostics)
    var targeted: [TargetedPage] = []
    for page in pages {
      let target = RESTTarget.read(
        page, entities: entities, profile: profile, diagnostics: &diagnostics)
      if let target { targeted.append(TargetedPage(page: page, target: target)) }
    }
    let judged = Self.judging(labelsOf: targeted, draft, profile)
    var index = RESTTypeIndex(draft.types, base: judged.base)
    for item in targeted { index.add(item.page, profile: judged) }
    var enumerations = RESTEnumerationUses()
    var tables = RESTTableUses(index: index)
    for item in targeted {
      enumerations.add(item.page, item.target.service.name)
      tables.add(item.page, item.target, profile: judged)
    }
    self.profile = judged
    self.pages = targeted
    inventions = RESTInventions(
      profile: judged, index: index, enumerations: enumerations, tables: tables, types: draft.types)
    statements = RESTTypeStatements(profile: judged, index: index)
    objects = SampledObjects(base: judged.base)
    self.draft = draft
  }

  /// The profile, with the labels that these pages print for schemas without a name.
  private static func judging(
    labelsOf pages: [TargetedPage], _ draft: VersionDraft, _ profile: DocumentationProfile
  ) -> DocumentationProfile {
    var labels = RESTNamelessLabels(profile: profile, types: draft.types)
    for item in pages {
      let known = draft.services[item.target.service]?[item.target.operation]
      labels.take(item.page, known?.operation)
    }
    var profile = profile
    profile.misleadingTypeLabels = labels.found(besides: profile.misleadingTypeLabels)
    return profile
  }

  /// Runs the passes that need all operations.
  private mutating func completeTypes() {
    // An invented type has the name of a known type only if it completes that type.
    draft.types.merge(inventions.types) { _, completed in completed }
    statements.merge(into: &draft, samples: &samples, prose: &prose, diagnostics: &diagnostics)
    samples.define(in: &draft, base: profile.base)
    objects.merge(into: &draft, diagnostics: &diagnostics)
    prose.document(&draft.types)
  }

  // MARK: Joining a page

  private mutating func join(_ item: TargetedPage) {
    let (page, target) = (item.page, item.target)
    var matcher = RESTParameterMatcher(page: page, profile: profile)
    var entry =
      draft.services[target.service]?[target.operation]
      ?? RESTOnlyOperation(
        page: page, target: target, profile: profile, matcher: matcher, inventions: inventions
      ).draft(diagnostics: &diagnostics)
    matcher.match(entry.operation.parameters)
    let binding = RESTBinding(page, parameters: matcher.parameters(entry.operation.parameters))
    if let other = entry.operation.rest, let first = entry.restPage {
      let pages = RepeatedOperation(
        name: target.operation, service: target.service.name, first: first.page.location,
        second: page.page.location)
      return pages.report(
        isConflict: !binding.hasSameShape(as: other) || !page.hasSameTables(as: first),
        hasSameProse: page.hasSameProse(as: first), diagnostics: &diagnostics)
    }
    if let stated = entry.swaggerLocation {
      comparison.compare(page, binding, with: entry.operation, at: stated)
      entry.operation.rest?.page = page.file.path
    } else {
      check(matcher, operation: entry.operation, of: target.address, page: page)
      entry.bind(binding, target, in: draft.name, diagnostics: &diagnostics) { value in
        matcher.items.first { value == RESTCarrier.Key($0.name, in: $0.location) }?
          .location(on: page) ?? page.file.location(of: page.endpoint)
      }
    }
    document(&entry.operation, from: page, matcher)
    if entry.swaggerLocation == nil { take(page, operation: entry.operation, matcher: matcher) }
    entry.restPage = page
    draft.services[target.service, default: [:]][target.operation] = entry
  }

  /// Takes what the page says about types, for the passes that follow.
  private mutating func take(
    _ page: RESTOperationPage, operation: ServiceOperation, matcher: RESTParameterMatcher
  ) {
    statements.take(page, operation: operation, matcher: matcher)
    samples.take(operation, page)
    objects.take(page, operation: operation, matcher: matcher)
    prose.take(page, matcher)
  }

  // MARK: Prose

  private func document(
    _ operation: inout ServiceOperation, from page: RESTOperationPage,
    _ matcher: RESTParameterMatcher
  ) {
    matcher.document(&operation, prose: page.prose)
    let response = page.response
    guard operation.documentation?.returns == nil, response.carrier == nil,
      !response.paragraphs.isEmpty, !operation.results.isEmpty
    else { return }
    var documentation = operation.documentation ?? Documentation()
    documentation.returns = response.paragraphs.joined(separator: " ")
    operation.documentation = documentation
  }

  // MARK: Checks

  private mutating func check(
    _ matcher: RESTParameterMatcher, operation: ServiceOperation, of address: OperationAddress,
    page: RESTOperationPage
  ) {
    if page.successes.isEmpty {
      diagnostics.emit(
        DocsReaderRules.restNoSuccess, "the page lists no status of success",
        at: page.file.location(of: page.endpoint),
        hint: "the operation is taken to answer "
          + (operation.results.isEmpty ? "nothing" : "what the page shows"))
    }
    matcher.reportUnmatched(in: operation, diagnostics: &diagnostics) { item in
      item?.location(on: page) ?? page.requestLocation
    }
    matcher.reportTypes(in: operation, of: address, types: draft.types, diagnostics: &diagnostics)
    operation.checkResult(
      isVoid: page.isVoid, DocsReaderRules.restTypeDiffers, at: page.responseLocation,
      diagnostics: &diagnostics)
  }
}
