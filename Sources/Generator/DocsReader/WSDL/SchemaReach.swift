import Diagnostics

/// A WSDL, and all documents that it imports and includes.
struct SchemaReach {
  let root: WSDLDocument
  /// The other documents.
  let others: [WSDLDocument]
  /// The imports whose files are missing.
  let missing: [SchemaImport]

  var documents: [WSDLDocument] { [root] + others }
}

/// Follows the imports of WSDLs to the schema files in the folder.
struct SchemaFiles {
  private(set) var diagnostics = DiagnosticBag()
  /// The paths of the schema files that some WSDL reaches.
  private(set) var used: Set<String> = []
  private let schemas: [WSDLDocument]
  private let targets: ImportTargets
  private let vocabulary: WSDLVocabulary
  /// The schemas to which the location of an import leads.
  private let located: Set<Int>
  /// The files without a namespace, as they are read for a schema that includes them.
  private var adopted: [FileID: WSDLDocument] = [:]
  private var reported: Set<ImportID> = []

  /// A file, as it is read for a namespace.
  private struct FileID: Hashable {
    let path: String
    let namespace: InternedName
  }

  private struct ImportID: Hashable {
    let path: String
    let offset: Int

    init(_ item: SchemaImport) {
      (path, offset) = (item.place.page.file.path, item.place.range.lowerBound)
    }
  }

  /// - Parameter documents: all documents in the folder, in the order of their paths.
  init(_ documents: [WSDLDocument], vocabulary: WSDLVocabulary) {
    schemas = documents.filter(\.isSchema)
    let targets = ImportTargets(schemas, kind: "schema", vocabulary: vocabulary)
    self.targets = targets
    self.vocabulary = vocabulary
    located = Set(documents.flatMap(\.imports).compactMap { targets.located(by: $0) })
  }

  /// - Parameter root: a WSDL that no other one imports.
  mutating func reach(of root: WSDLDocument) -> SchemaReach {
    var wsdls = [root] + root.imported
    var found: [WSDLDocument] = []
    var missing: [SchemaImport] = []
    var seen: Set<FileID> = []
    var open = wsdls.filter { !$0.isSchema }
    func add(_ schema: WSDLDocument) {
      let id = FileID(path: schema.file.path, namespace: schema.targetNamespace)
      guard seen.insert(id).inserted else { return }
      found.append(schema)
      open.append(schema)
    }
    for schema in wsdls.filter(\.isSchema) + unlocated(of: open) { add(schema) }
    wsdls.removeAll(where: \.isSchema)
    while let document = open.popLast() {
      for item in document.imports {
        let positions = targets.positions(of: item)
        if positions.isEmpty { missing.append(item) }
        for position in positions { add(read(schemas[position], for: item)) }
      }
    }
    used.formUnion(found.map(\.file.path))
    // In the order of paths, the same one of two declarations always takes precedence.
    found.sort { order($0) < order($1) }
    return SchemaReach(root: root, others: wsdls.dropFirst() + found, missing: missing)
  }

  private func order(_ schema: WSDLDocument) -> (String, String) {
    (schema.file.path, vocabulary.text(schema.targetNamespace))
  }

  /// The schema files with the namespaces of WSDLs, unless an import leads to them. A WSDL may use
  /// them without importing them.
  private func unlocated(of wsdls: [WSDLDocument]) -> [WSDLDocument] {
    let namespaces = Set(wsdls.map(\.targetNamespace)).subtracting([.none])
    return schemas.indices.filter {
      namespaces.contains(schemas[$0].targetNamespace) && !located.contains($0)
    }.map { schemas[$0] }
  }

  /// The target of an import. An included file without a namespace has that of the schema that
  /// includes it.
  private mutating func read(_ schema: WSDLDocument, for item: SchemaImport) -> WSDLDocument {
    if !targets.isExpected(schema, by: item), reported.insert(ImportID(item)).inserted {
      targets.reportUnexpected(schema, by: item, diagnostics: &diagnostics)
    }
    guard item.isInclude, schema.targetNamespace == .none, item.namespace != .none else {
      return schema
    }
    let id = FileID(path: schema.file.path, namespace: item.namespace)
    if let known = adopted[id] { return known }
    guard let parser = XMLSampleParser(names: vocabulary.names) else { return schema }
    var bag = DiagnosticBag()
    let reader = WSDLPageReader(parser: parser, vocabulary: vocabulary)
    // It has been read before, so nothing new is found.
    let document = reader.read(schema.page, adopting: item.namespace, diagnostics: &bag) ?? schema
    adopted[id] = document
    return document
  }

  /// Reports the missing files of WSDLs that are read together.
  mutating func reportMissing(_ reaches: [SchemaReach]) {
    let known = Set(reaches.flatMap(\.documents).flatMap(\.schemas)).union([
      vocabulary.schema, vocabulary.serialization, vocabulary.arrays, vocabulary.xml, .none,
    ])
    for item in reaches.flatMap(\.missing) {
      // An included document is another file, even if other documents have its namespace.
      let isKnown =
        item.isInclude ? item.schemaLocation == .none : known.contains(item.namespace)
      if isKnown || !reported.insert(ImportID(item)).inserted { continue }
      targets.reportMissing(item, diagnostics: &diagnostics)
    }
  }
}
