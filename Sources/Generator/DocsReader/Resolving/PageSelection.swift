import Diagnostics

/// The pages from which the model is made: all pages that were read, except pages of operations
/// that no longer exist.
struct PageSelection {
  private(set) var soap: [SOAPOperationPage] = []
  private(set) var rest: [RESTOperationPage] = []
  private(set) var wsdl: [WSDLDocument] = []
  private(set) var swagger: [SwaggerDocument] = []
  private(set) var indexes: [AgentIndexPage] = []

  /// - Parameter readings: in the order of their paths.
  init(_ readings: [PageReading], diagnostics: inout DiagnosticBag) {
    let listed = Self.indexes(in: readings)
    for reading in readings {
      if let stale = Self.staleOperation(reading, indexes: listed) {
        diagnostics.emit(
          DocsReaderRules.pageNotInIndex,
          "the index of '\(stale.agent)' does not list '\(stale.operation)'",
          at: reading.page?.location, hint: "delete the page, or list it in the agent's index.md")
        continue
      }
      diagnostics.merge(reading.diagnostics)
      switch reading.content {
      case .soapOperation(let page): soap.append(page)
      case .restOperation(let page): rest.append(page)
      case .wsdl(let document): wsdl.append(document)
      case .swagger(let document): swagger.append(document)
      case .soapAgentIndex(let page): indexes.append(page)
      case nil: Self.noteNothing(reading, diagnostics: &diagnostics)
      }
    }
    Self.checkUIDs(readings, diagnostics: &diagnostics)
  }

  /// Pages that add nothing to the model are reported, including prose and lists of contents.
  private static func noteNothing(_ reading: PageReading, diagnostics: inout DiagnosticBag) {
    guard let page = reading.page, !page.kind.isOperation, page.kind.wsdlVersion == nil,
      reading.diagnostics.diagnostics.isEmpty
    else { return }
    diagnostics.emit(
      DocsReaderRules.noOperation, "the page describes no operation",
      at: SourceLocation(path: reading.path))
  }

  private static func indexes(in readings: [PageReading]) -> [AgentID: Set<String>] {
    var result: [AgentID: Set<String>] = [:]
    for case .soapAgentIndex(let index)? in readings.map(\.content) {
      result[index.agent, default: []].formUnion(index.operations)
    }
    return result
  }

  private static func staleOperation(
    _ reading: PageReading, indexes: [AgentID: Set<String>]
  ) -> SOAPOperationID? {
    guard case .soapOperation(let id) = reading.page?.kind,
      let listed = indexes[AgentID(version: id.version, agent: id.agent)],
      !listed.contains(id.operation)
    else { return nil }
    return id
  }

  /// Two pages may have one uid only if they are about the same thing.
  private static func checkUIDs(_ readings: [PageReading], diagnostics: inout DiagnosticBag) {
    var pagesByUID: [String: Page] = [:]
    for page in readings.compactMap(\.page) {
      guard let uid = page.uid, !uid.value.isEmpty else { continue }
      guard let first = pagesByUID[uid.value] else {
        pagesByUID[uid.value] = page
        continue
      }
      guard first.title?.value != page.title?.value, let other = first.uid else { continue }
      diagnostics.emit(
        DocsReaderRules.duplicateUID, "the uid '\(uid.value)' is that of another page",
        at: page.file.location(of: uid.range),
        related: [Diagnostic.Related("the other page", at: first.file.location(of: other.range))])
    }
  }
}
