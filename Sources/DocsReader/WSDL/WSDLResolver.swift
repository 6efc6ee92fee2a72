import Diagnostics
import ServiceModel

/// Makes services and types out of WSDL and schema documents.
struct WSDLResolver {
  let profile: DocumentationProfile
  let names: XMLNames

  /// - Parameter documents: in the order of their paths, so that of two that contradict each other
  ///   always the same one is believed.
  func resolve(
    _ documents: [WSDLDocument], diagnostics: inout DiagnosticBag
  ) -> [String: WSDLVersion] {
    if documents.isEmpty { return [:] }
    let vocabulary = WSDLVocabulary(names: names)
    let texts = names.texts
    let schemas = documents.filter(\.isSchema)
    var versions = WSDLVersions(profile: profile, texts: texts)
    let groups = versions.group(documents.filter { !$0.isSchema })
    diagnostics.merge(versions.diagnostics)
    var used: Set<String> = []
    var result: [String: WSDLVersion] = [:]
    for (version, group) in groups {
      let imports = SchemaImports(group, schemas: schemas, texts: texts, vocabulary: vocabulary)
      diagnostics.merge(imports.diagnostics)
      used.formUnion(imports.schemas.map(\.file.path))
      var table = SchemaTable(version: version, vocabulary: vocabulary, texts: texts)
      for document in group + imports.schemas { table.add(document) }
      var resolution = WSDLVersionResolver(
        version: version, profile: profile, texts: texts, schemas: imports.schemas, table: table)
      var resolved = resolution.resolve(group)
      resolved.schemaPaths = imports.schemas.map(\.file.path)
      result[version.name] = resolved
      diagnostics.merge(resolution.diagnostics)
    }
    report(schemas.filter { !used.contains($0.file.path) }, diagnostics: &diagnostics)
    return result
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
  /// The version a WSDL page is about, by its title.
  var wsdlVersion: String? {
    if case .wsdl(let version, _) = self { version } else { nil }
  }

  /// The agent a WSDL page is about, by its title.
  var wsdlAgent: String? {
    if case .wsdl(_, let agent) = self { agent } else { nil }
  }
}
