import Diagnostics

/// Follows the imports of WSDLs to other WSDLs in the folder.
struct WSDLImports {
  /// The WSDLs that no other WSDL imports, each with the services that it and its imports declare
  /// together.
  private(set) var roots: [WSDLDocument] = []
  private(set) var diagnostics = DiagnosticBag()
  private let documents: [WSDLDocument]
  /// The imports of each document, by its index.
  private var imported: [[Int]] = []

  /// - Parameter documents: in the order of their paths. They include schema files, because some
  ///   WSDLs import a schema like a WSDL.
  init(_ documents: [WSDLDocument], vocabulary: WSDLVocabulary) {
    self.documents = documents
    let targets = ImportTargets(documents, kind: "WSDL", vocabulary: vocabulary)
    imported = documents.map { document in
      document.declarations.imports.compactMap { item in
        let position = targets.position(of: item)
        if position == nil { targets.reportMissing(item, diagnostics: &diagnostics) }
        return position
      }
    }
    for index in rootPositions() {
      let group = reached(from: index)
      let wsdls = group.map { documents[$0] }.filter { !$0.isSchema }
      let composed = WSDLServices(wsdls, vocabulary: vocabulary)
      var root = documents[index]
      root.services = composed.services
      root.findings += composed.findings
      root.imported = group.dropFirst().map { documents[$0] }
      roots.append(root)
    }
  }

  /// If WSDLs import each other, the first one is the root.
  private func rootPositions() -> [Int] {
    let wsdls = documents.indices.filter { !documents[$0].isSchema }
    let targets = Set(imported.joined())
    var roots = wsdls.filter { !targets.contains($0) }
    var covered = Set(roots.flatMap { reached(from: $0) })
    for index in wsdls where !covered.contains(index) {
      roots.append(index)
      covered.formUnion(reached(from: index))
    }
    return roots.sorted()
  }

  /// A document and all direct and indirect imports, the document first.
  private func reached(from start: Int) -> [Int] {
    var result = [start]
    var seen: Set<Int> = [start]
    var next = 0
    while next < result.count {
      for position in imported[result[next]] where seen.insert(position).inserted {
        result.append(position)
      }
      next += 1
    }
    return result
  }
}

/// Finds the documents that imports refer to, among the documents in the folder.
struct ImportTargets {
  private let documents: [WSDLDocument]
  /// The kind of the documents.
  private let kind: String
  private let vocabulary: WSDLVocabulary
  private let byPath: [String: Int]
  private let byNamespace: [InternedName: [Int]]

  /// - Parameter documents: in the order of their paths.
  init(_ documents: [WSDLDocument], kind: String, vocabulary: WSDLVocabulary) {
    self.documents = documents
    self.kind = kind
    self.vocabulary = vocabulary
    byPath = Dictionary(
      documents.enumerated().map { ($1.file.path, $0) }, uniquingKeysWith: { first, _ in first })
    byNamespace = Dictionary(grouping: documents.indices) { documents[$0].targetNamespace }
  }

  /// The index of the first document that an import refers to; nil if all are missing.
  func position(of item: SchemaImport) -> Int? { positions(of: item).first }

  /// The indices of the documents that an import refers to.
  ///
  /// A location on the network is where the file once was, so all other documents with the namespace
  /// are used. An include names a file.
  func positions(of item: SchemaImport) -> [Int] {
    let location = vocabulary.text(item.schemaLocation)
    let importer = item.place.page.file.path
    let named = located(by: item)
    if let named, isExpected(documents[named], by: item) { return [named] }
    let isFile = item.isInclude && !location.contains("://")
    let others = item.namespace == .none || isFile ? [] : byNamespace[item.namespace] ?? []
    let found = others.filter { documents[$0].file.path != importer }
    return found.isEmpty ? named.map { [$0] } ?? [] : found
  }

  /// The index of the document at the location of an import; nil if there is none.
  func located(by item: SchemaImport) -> Int? {
    let location = vocabulary.text(item.schemaLocation)
    let importer = item.place.page.file.path
    return [location, location.removingPercentEncoding() ?? location].lazy
      .compactMap { byPath[RelativeLocation.path($0, from: importer)] }.first
  }

  /// Whether a document has the namespace in an import. An included document may have none.
  func isExpected(_ document: WSDLDocument, by item: SchemaImport) -> Bool {
    item.namespace == .none || document.targetNamespace == item.namespace
      || item.isInclude && document.targetNamespace == .none
  }

  /// Reports that the file at the location of an import has another namespace.
  func reportUnexpected(
    _ document: WSDLDocument, by item: SchemaImport, diagnostics: inout DiagnosticBag
  ) {
    let namespace = vocabulary.text(document.targetNamespace)
    diagnostics.emit(
      DocsReaderRules.missingImport,
      "'\(vocabulary.text(item.schemaLocation))' has the namespace '\(namespace)', not "
        + "'\(vocabulary.text(item.namespace))'", at: item.place.location,
      hint: "correct the namespace or the location")
  }

  /// Reports that the target of an import is missing.
  func reportMissing(_ item: SchemaImport, diagnostics: inout DiagnosticBag) {
    let location = vocabulary.text(item.schemaLocation)
    diagnostics.emit(
      DocsReaderRules.missingImport,
      item.isInclude
        ? "the included schema '\(location)' is not among the files"
        : "no \(kind) that is read has the namespace '\(vocabulary.text(item.namespace))'"
          + (location.isEmpty ? "" : ", which should be in '\(location)'"),
      at: item.place.location, hint: "add the file next to the WSDL")
  }
}

/// The target of a location in a document.
enum RelativeLocation {
  /// - Parameters:
  ///   - location: the location in an import, relative to the document.
  ///   - path: the path of the document.
  /// - Returns: a path among the files that are read.
  static func path(_ location: String, from path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    for part in location.split(separator: "/") where part != "." {
      if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
