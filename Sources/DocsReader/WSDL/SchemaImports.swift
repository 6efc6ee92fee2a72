import Diagnostics

/// Follows the imports of a version's WSDL documents to the schema files that are given.
struct SchemaImports {
  /// The schema files that are reached, in the order of their paths.
  let schemas: [WSDLDocument]
  let diagnostics: DiagnosticBag

  init(
    _ documents: [WSDLDocument], schemas: [WSDLDocument], texts: [String],
    vocabulary: WSDLVocabulary
  ) {
    var diagnostics = DiagnosticBag()
    let wellKnown: Set<XMLName> = [
      vocabulary.schema, vocabulary.serialization, vocabulary.arrays, vocabulary.xml, .none,
    ]
    // A WSDL of the version may use the version's own schema file without importing it.
    var wanted = Set(documents.map(\.targetNamespace))
    let embedded = Set(documents.flatMap(\.schemas))
    var reached: Set<String> = []
    var open = documents
    while let document = open.popLast() {
      for item in document.imports {
        if item.namespace != .none { wanted.insert(item.namespace) }
        let path = RelativeLocation.path(texts[item.schemaLocation], from: document.file.path)
        let isGiven =
          embedded.contains(item.namespace) || wellKnown.contains(item.namespace)
          || schemas.contains { $0.targetNamespace == item.namespace || $0.file.path == path }
        if !isGiven { Self.report(item, in: document, texts, diagnostics: &diagnostics) }
      }
      for schema in schemas where wanted.contains(schema.targetNamespace) {
        if reached.insert(schema.file.path).inserted { open.append(schema) }
      }
    }
    self.schemas = schemas.filter { reached.contains($0.file.path) }
    self.diagnostics = diagnostics
  }

  private static func report(
    _ item: SchemaImport, in document: WSDLDocument, _ texts: [String],
    diagnostics: inout DiagnosticBag
  ) {
    let location = texts[item.schemaLocation]
    diagnostics.emit(
      DocsReaderRules.missingImport,
      "no schema that is read has the namespace '\(texts[item.namespace])'"
        + (location.isEmpty ? "" : ", which should be in '\(location)'"),
      at: document.location(item.place), hint: "add the schema file next to the WSDL")
  }
}
