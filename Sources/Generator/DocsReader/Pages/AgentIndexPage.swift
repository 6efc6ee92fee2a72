import Diagnostics

/// The operations that the index page of an agent lists.
struct AgentIndexPage: Sendable {
  let path: String
  let version: String
  let agent: String
  let operations: Set<String>

  /// A link of an index page to a page in the same folder is a link to an operation.
  static func read(_ page: Page, version: String, agent: String) -> AgentIndexPage {
    var operations: Set<String> = []
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
    return AgentIndexPage(
      path: page.file.path, version: version, agent: agent, operations: operations)
  }
}
