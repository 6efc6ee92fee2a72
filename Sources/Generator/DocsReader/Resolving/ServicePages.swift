import Diagnostics
import ServiceModel

/// The pages about a service as a whole.
struct ServicePages {
  private struct Key: Hashable {
    let version: String
    let agent: String
  }

  private var pages: [Key: Set<String>] = [:]

  /// - Parameter wsdl: the contents of the documents, by version.
  init(indexes: [AgentIndexPage], wsdl: [String: WSDLVersion]) {
    for index in indexes { add(index.path, version: index.version, agent: index.agent) }
    for (version, stated) in wsdl {
      for (agent, service) in stated.agents {
        // A service may have a page with its WSDL and the document as it is served.
        for path in service.pages.sorted() + stated.importedPaths {
          add(path, version: version, agent: agent)
        }
      }
    }
  }

  private mutating func add(_ path: String, version: String, agent: String) {
    pages[Key(version: version, agent: agent), default: []].insert(path)
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
