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
    var groups: [String: [WSDLDocument]] = [:]
    for document in documents where !document.isSchema {
      if let version = version(of: document, texts, diagnostics: &diagnostics) {
        groups[version, default: []].append(document)
      }
    }
    var used: Set<String> = []
    var result: [String: WSDLVersion] = [:]
    for version in groups.keys.sorted() {
      let group = groups[version] ?? []
      let imports = SchemaImports(group, schemas: schemas, texts: texts, vocabulary: vocabulary)
      diagnostics.merge(imports.diagnostics)
      used.formUnion(imports.schemas.map(\.file.path))
      var table = SchemaTable(version: version, vocabulary: vocabulary, texts: texts)
      for document in group + imports.schemas { table.add(document) }
      var resolution = WSDLVersionResolver(
        version: version, profile: profile, texts: texts, schemas: imports.schemas, table: table)
      result[version] = resolution.resolve(group)
      result[version]?.schemaPaths = imports.schemas.map(\.file.path)
      diagnostics.merge(resolution.diagnostics)
    }
    report(schemas.filter { !used.contains($0.file.path) }, diagnostics: &diagnostics)
    return result
  }

  /// The Services version a WSDL is of: its namespace tells, or else the title of its page.
  private func version(
    of document: WSDLDocument, _ texts: [String], diagnostics: inout DiagnosticBag
  ) -> String? {
    let namespace = texts[document.targetNamespace]
    if let version = profile.version(ofNamespace: namespace) {
      if let title = document.page.kind.wsdlVersion, title != version {
        diagnostics.emit(
          DocsReaderRules.titleMismatch,
          "the title says '\(title)', and the namespace of the WSDL '\(version)'",
          at: document.page.location)
      }
      return version
    }
    let title = document.page.kind.wsdlVersion
    diagnostics.emit(
      title == nil ? DocsReaderRules.wsdlNamespace : DocsReaderRules.namespaceMismatch,
      "the namespace '\(namespace)' is not that of a version of the services",
      at: document.page.location, hint: "set the profile's namespace pattern if this is right")
    return title
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
