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

/// An agent of a Services version.
struct AgentID: Hashable, Sendable {
  let version: String
  let agent: String
}
