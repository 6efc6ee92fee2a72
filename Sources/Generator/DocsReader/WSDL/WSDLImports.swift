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
  init(_ documents: [WSDLDocument], texts: [String], vocabulary: WSDLVocabulary) {
    self.documents = documents
    let targets = ImportTargets(documents, texts: texts)
    for document in documents {
      var found: [Int] = []
      for item in document.declarations.imports {
        if let position = targets.position(of: item, in: document) {
          found.append(position)
        } else {
          targets.reportMissing("WSDL", item, in: document, diagnostics: &diagnostics)
        }
      }
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
