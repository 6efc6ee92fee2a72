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
    let schemas = documents.filter(\.isSchema)
    let wsdls = WSDLImports(documents, vocabulary: vocabulary)
    diagnostics.merge(wsdls.diagnostics)
    var versions = WSDLVersions(profile: profile, vocabulary: vocabulary)
    let groups = versions.group(wsdls.roots)
    diagnostics.merge(versions.diagnostics)
    var used: Set<String> = []
    var result: [String: VersionDraft] = [:]
    for (version, group) in groups {
      let imported = Self.imported(by: group)
      let imports = SchemaImports(group + imported, schemas: schemas, vocabulary: vocabulary)
      diagnostics.merge(imports.diagnostics)
      used.formUnion(imports.schemas.map(\.file.path))
      let others = imported + imports.schemas
      let table = SchemaTable(group + others, version: version, vocabulary: vocabulary)
      var resolver = WSDLVersionResolver(table, imported: others, profile: profile)
      resolver.resolve(group)
      result[version.name] = resolver.draft
      diagnostics.merge(resolver.diagnostics)
    }
    for schema in schemas where !used.contains(schema.file.path) {
      diagnostics.emit(
        DocsReaderRules.unusedSchema, "no WSDL that is read imports this schema",
        at: schema.page.location)
    }
    return result
  }

  /// The WSDLs that the WSDLs of a version import, each once. Schemas among these imports are also
  /// found by their namespaces.
  private static func imported(by group: [WSDLDocument]) -> [WSDLDocument] {
    var seen: Set<String> = []
    return group.flatMap(\.imported).filter { !$0.isSchema && seen.insert($0.file.path).inserted }
  }
}

extension PageKind {
  /// The version of a WSDL page, according to its title.
  var wsdlVersion: String? { if case .wsdl(let version, _) = self { version } else { nil } }
}
