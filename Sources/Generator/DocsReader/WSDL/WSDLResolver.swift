import Diagnostics
import ServiceModel

/// Makes services and types from WSDL and schema documents.
struct WSDLResolver {
  let profile: DocumentationProfile
  let names: XMLNames

  /// - Parameter documents: in the order of their paths. So if two documents contradict each other,
  ///   the same one always takes precedence.
  /// - Returns: the versions by name.
  func resolve(
    _ documents: [WSDLDocument], diagnostics: inout DiagnosticBag
  ) -> [String: VersionDraft] {
    if documents.isEmpty { return [:] }
    let vocabulary = WSDLVocabulary(names: names)
    let wsdls = WSDLImports(documents, vocabulary: vocabulary)
    diagnostics.merge(wsdls.diagnostics)
    var files = SchemaFiles(documents, vocabulary: vocabulary)
    var versions = WSDLVersions(profile: profile, vocabulary: vocabulary)
    let groups = versions.group(wsdls.roots.map { files.reach(of: $0) })
    diagnostics.merge(versions.diagnostics)
    var result: [String: VersionDraft] = [:]
    for (version, reaches) in groups {
      files.reportMissing(reaches)
      let others = Self.others(in: reaches)
      let roots = reaches.map(\.root)
      let declarations = SchemaDeclarations(roots + others, sharesElements: version.isOwn)
      let table = SchemaTable(declarations, version: version, vocabulary: vocabulary)
      var resolver = WSDLVersionResolver(table, imported: others, profile: profile)
      resolver.resolve(roots)
      result[version.name] = resolver.draft
      diagnostics.merge(resolver.diagnostics)
    }
    diagnostics.merge(files.diagnostics)
    for schema in documents where schema.isSchema && !files.used.contains(schema.file.path) {
      diagnostics.emit(
        DocsReaderRules.unusedSchema, "no WSDL that is read imports this schema",
        at: schema.page.location)
    }
    return result
  }

  /// The documents that WSDLs import and include, each once for each namespace.
  private static func others(in reaches: [SchemaReach]) -> [WSDLDocument] {
    var seen: [String: Set<InternedName>] = [:]
    return reaches.flatMap(\.others).filter {
      seen[$0.file.path, default: []].insert($0.targetNamespace).inserted
    }
  }
}

extension PageKind {
  /// The version of a WSDL page, according to its title.
  var wsdlVersion: String? { if case .wsdl(let version, _) = self { version } else { nil } }
}
