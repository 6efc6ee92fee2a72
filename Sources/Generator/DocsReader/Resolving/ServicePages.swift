import Diagnostics
import ServiceModel

/// The pages about a service as a whole.
struct ServicePages {
  private var pages: [AgentID: Set<String>] = [:]

  /// - Parameter wsdl: the contents of the documents, by version.
  init(indexes: [AgentIndexPage], wsdl: [String: WSDLVersion]) {
    for index in indexes { pages[index.agent, default: []].insert(index.path) }
    for (version, stated) in wsdl {
      for (agent, service) in stated.agents {
        // A service may have a page with its WSDL and the document as it is served.
        pages[AgentID(version: version, agent: agent), default: []]
          .formUnion(service.pages.union(stated.importedPaths))
      }
    }
  }

  /// Adds the pages to the endpoints of their services. Pages of a service without operations are
  /// reported.
  func add(to drafts: inout [String: VersionDraft], diagnostics: inout DiagnosticBag) {
    for (key, paths) in pages {
      let service = VersionDraft.ServiceKey(
        kind: drafts[key.version]?.kind ?? .agent, name: key.agent)
      if drafts[key.version]?.endpoints[service] != nil {
        drafts[key.version]?.endpoints[service]?.pages = paths.sorted()
        continue
      }
      for path in paths.sorted() {
        diagnostics.emit(
          DocsReaderRules.noOperation, "there is no operation of '\(key.agent)'",
          at: SourceLocation(path: path))
      }
    }
  }
}
