import Diagnostics
import ServiceModel

/// Makes services and types from WSDL and schema documents.
struct WSDLResolver {
  let profile: DocumentationProfile
  let names: XMLNames

  /// - Parameter documents: in the order of their paths. So if two documents contradict each other,
  ///   the same one always takes precedence.
  func resolve(
    _ documents: [WSDLDocument], diagnostics: inout DiagnosticBag
  ) -> [String: WSDLVersion] {
    if documents.isEmpty { return [:] }
    let vocabulary = WSDLVocabulary(names: names)
    let texts = names.texts
    let schemas = documents.filter(\.isSchema)
    let wsdls = WSDLImports(documents, texts: texts, vocabulary: vocabulary)
    diagnostics.merge(wsdls.diagnostics)
    var versions = WSDLVersions(profile: profile, texts: texts)
    let groups = versions.group(wsdls.roots)
    diagnostics.merge(versions.diagnostics)
    var used: Set<String> = []
    var result: [String: WSDLVersion] = [:]
    for (version, group) in groups {
      let imported = Self.imported(by: group)
      let imports = SchemaImports(
        group + imported, schemas: schemas, texts: texts, vocabulary: vocabulary)
      let others = imported + imports.schemas
      diagnostics.merge(imports.diagnostics)
      used.formUnion(imports.schemas.map(\.file.path))
      var table = SchemaTable(version: version, vocabulary: vocabulary, texts: texts)
      for document in group + others { table.add(document) }
      var resolution = WSDLVersionResolver(
        version: version, profile: profile, texts: texts, schemas: others,
        lowering: SchemaLowering(table))
      var resolved = resolution.resolve(group)
      resolved.importedPaths = others.map(\.file.path)
      result[version.name] = resolved
      diagnostics.merge(resolution.diagnostics)
    }
    report(schemas.filter { !used.contains($0.file.path) }, diagnostics: &diagnostics)
    return result
  }

  /// The WSDLs that the WSDLs of a version import, each once. Schemas among these imports are also
  /// found by their namespaces.
  private static func imported(by group: [WSDLDocument]) -> [WSDLDocument] {
    var seen: Set<String> = []
    return group.flatMap(\.imported).filter { !$0.isSchema && seen.insert($0.file.path).inserted }
  }

  private func report(_ unused: [WSDLDocument], diagnostics: inout DiagnosticBag) {
    for document in unused {
      diagnostics.emit(
        DocsReaderRules.unusedSchema, "no WSDL that is read imports this schema",
        at: document.page.location)
    }
  }
}

extension PageKind {
  /// The version of a WSDL page, according to its title.
  var wsdlVersion: String? { if case .wsdl(let version, _) = self { version } else { nil } }
}
