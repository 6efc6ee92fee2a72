import Diagnostics

/// Finds the documents that imports refer to, among the documents in the folder.
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

  /// The index of the document that an import refers to; nil if it is missing.
  ///
  /// A location on the network is where the file once was, so any other document with the namespace
  /// is used. An import names a namespace, and its location is only a hint. An include names a
  /// file.
  func position(of item: SchemaImport, in document: WSDLDocument) -> Int? {
    let location = texts[item.schemaLocation]
    let path = RelativeLocation.path(location, from: document.file.path)
    if let position = byPath[path] { return position }
    let isFile = item.isInclude && !location.contains("://")
    guard item.namespace != .none, !isFile else { return nil }
    return byNamespace[item.namespace]?.first { documents[$0].file.path != document.file.path }
  }

  /// Reports that the target of an import is missing.
  ///
  /// - Parameter kind: the kind of the missing file.
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
