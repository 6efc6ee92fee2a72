import Diagnostics

/// Follows the imports of a version's WSDL documents to the schema files in the folder.
struct SchemaImports {
  /// The imported schema files, in the order of their paths.
  let schemas: [WSDLDocument]
  let diagnostics: DiagnosticBag

  init(
    _ documents: [WSDLDocument], schemas: [WSDLDocument], texts: [String],
    vocabulary: WSDLVocabulary
  ) {
    var diagnostics = DiagnosticBag()
    let targets = ImportTargets(schemas, texts: texts)
    let wellKnown: Set<InternedName> = [
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
        // An included document is another file, even if other documents have its namespace.
        let isKnown =
          item.isInclude
          ? item.schemaLocation == .none
          : wellKnown.contains(item.namespace) || embedded.contains(item.namespace)
        if !isKnown, targets.position(of: item, in: document) == nil {
          targets.reportMissing("schema", item, in: document, diagnostics: &diagnostics)
        }
      }
      for schema in schemas where wanted.contains(schema.targetNamespace) {
        if reached.insert(schema.file.path).inserted { open.append(schema) }
      }
    }
    self.schemas = schemas.filter { reached.contains($0.file.path) }
    self.diagnostics = diagnostics
  }
}
