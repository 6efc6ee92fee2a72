import Diagnostics

/// Follows the imports of WSDLs to other WSDLs that are given.
struct WSDLImports {
  /// The WSDLs that no other one imports, each with the services that it and its imports declare
  /// together.
  private(set) var roots: [WSDLDocument] = []
  private(set) var diagnostics = DiagnosticBag()
  private let documents: [WSDLDocument]
  private let byPath: [String: Int]
  private let texts: [String]
  /// What each document imports, by its position.
  private var imported: [[Int]] = []

  /// - Parameter documents: in the order of their paths; schema files are among them, since some
  ///   WSDLs import a schema like a WSDL.
  init(_ documents: [WSDLDocument], texts: [String], vocabulary: WSDLVocabulary) {
    self.documents = documents
    self.texts = texts
    byPath = Dictionary(
      documents.enumerated().map { ($1.file.path, $0) }, uniquingKeysWith: { first, _ in first })
    for document in documents {
      let found = document.declarations.imports.compactMap { target(of: $0, in: document) }
      imported.append(found)
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

  private mutating func target(of item: SchemaImport, in document: WSDLDocument) -> Int? {
    let location = texts[item.schemaLocation]
    let path = RelativeLocation.path(location, from: document.file.path)
    if let position = byPath[path] { return position }
    // A location on the network is where the file was once; its namespace is in it all the same.
    let isTarget = { (other: WSDLDocument) in
      other.targetNamespace == item.namespace && item.namespace != .none
        && other.file.path != document.file.path
    }
    if let position = documents.firstIndex(where: isTarget) { return position }
    diagnostics.emit(
      DocsReaderRules.missingImport,
      "no WSDL that is read has the namespace '\(texts[item.namespace])'"
        + (location.isEmpty ? "" : ", which should be in '\(location)'"),
      at: document.location(item.place), hint: "add the file next to the WSDL")
    return nil
  }

  /// Of WSDLs that import each other the first is the root.
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

  /// A document and all that it leads to, itself first.
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
