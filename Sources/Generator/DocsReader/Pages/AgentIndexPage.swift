import Diagnostics

/// The operations that the index page of an agent lists.
struct AgentIndexPage: Sendable {
  let path: String
  let agent: AgentID
  private(set) var operations: Set<String> = []

  /// A link of an index page to a page in the same folder is a link to an operation.
  init(_ page: Page, of agent: AgentID) {
    path = page.file.path
    self.agent = agent
    var rest = ByteText(page.file.bytes)
    let linkStart = Array("](".utf8)
    while let start = rest.firstIndex(of: linkStart) {
      rest = rest.suffix(from: start + linkStart.count)
      guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else { break }
      let target = rest.prefix(upTo: end).string
      if target.hasSuffix(".md"), !target.contains("/") {
        operations.insert(String(target.dropLast(".md".count)))
      }
    }
  }
}

extension AgentIndexPage {
  /// Adds the page to the endpoint of its service. The page of a service without operations is
  /// reported.
  func add(to drafts: inout [String: VersionDraft], diagnostics: inout DiagnosticBag) {
    let kind = drafts[agent.version]?.kind ?? .agent
    let service = VersionDraft.ServiceKey(kind: kind, name: agent.agent)
    if let endpoint = drafts[agent.version]?.endpoints[service] {
      let pages = Set(endpoint.pages ?? []).union([path])
      drafts[agent.version]?.endpoints[service]?.pages = pages.sorted()
    } else {
      diagnostics.emit(
        DocsReaderRules.noOperation, "there is no operation of '\(agent.agent)'",
        at: SourceLocation(path: path))
    }
  }
}

/// An agent of a Services version.
struct AgentID: Hashable, Sendable {
  let version: String
  let agent: String
}
