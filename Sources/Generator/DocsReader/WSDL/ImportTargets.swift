import Diagnostics

/// Finds the documents that imports mean, among those in the folder.
struct ImportTargets {
  private let documents: [WSDLDocument]
  private let texts: [String]
  private let byPath: [String: Int]
  private let byNamespace: [InternedName: [Int]]

  /// - Parameter documents: in the order of their paths.
  init(_ documents: [WSDLDocument], texts: [String]) {
    self.documents = documents
    self.texts = texts
    byPath = Dictionary(
      documents.enumerated().map { ($1.file.path, $0) }, uniquingKeysWith: { first, _ in first })
    byNamespace = Dictionary(grouping: documents.indices) { documents[$0].targetNamespace }
  }

  /// The position of the document that an import means; nil if it is missing.
  ///
  /// A location on the network is where the file was once: another document of the namespace is it.
  /// An import names a namespace, and its location is a hint; an include names a file.
  func position(of item: SchemaImport, in document: WSDLDocument) -> Int? {
    let location = texts[item.schemaLocation]
    let path = RelativeLocation.path(location, from: document.file.path)
    if let position = byPath[path] { return position }
    let isFile = item.isInclude && !location.contains("://")
    guard item.namespace != .none, !isFile else { return nil }
    return byNamespace[item.namespace]?.first { documents[$0].file.path != document.file.path }
  }

  /// Says that what an import means is missing.
  ///
  /// - Parameter kind: of the file that is missing.
  func reportMissing(
    _ kind: String, _ item: SchemaImport, in document: WSDLDocument,
    diagnostics: inout DiagnosticBag
  ) {
    let location = texts[item.schemaLocation]
    diagnostics.emit(
      DocsReaderRules.missingImport,
      item.isInclude
        ? "the included schema '\(location)' is not among the files"
        : "no \(kind) that is read has the namespace '\(texts[item.namespace])'"
          + (location.isEmpty ? "" : ", which should be in '\(location)'"),
      at: document.location(item.place), hint: "add the file next to the WSDL")
  }
}
