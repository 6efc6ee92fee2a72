import Foundation

/// Lists entries; tokens are never shown.
struct TokensCommand {
  let context: TokenServerContext
  let installation: Installation

  func list(isJSON: Bool) async throws {
    let store = try await installation.store(createsFile: false)
    var rows: [Row] = []
    try await withStore(store) { try await store.forEachEntry { rows.append(Row($0)) } }
    if isJSON {
      try context.printJSON(rows)
    } else {
      for row in rows {
        context.print(
          "\(row.entry)  saved \(row.saved)  expires \(row.expires ?? "never")  "
            + "master key \(row.masterKey)  \(row.bytes) bytes"
            + (row.owner.map { "  owner \($0)" } ?? ""))
      }
    }
  }

  private struct Row: Encodable {
    let entry: String
    let saved: String
    let expires: String?
    let masterKey: String
    let bytes: Int
    let owner: String?

    init(_ entry: TokenEntry) {
      self.entry = "\(entry.keyHash)"
      saved = Self.time(entry.created)
      expires = entry.expires.map(Self.time)
      masterKey = "\(entry.masterKey)"
      bytes = entry.sealed.count
      owner = entry.owner
    }

    private static func time(_ seconds: Int64) -> String {
      Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }
  }
}

extension TokenStore {
  /// Calls the closure with every entry, one page at a time.
  func forEachEntry(_ body: (TokenEntry) throws -> Void) async throws {
    var last: KeyHash?
    while case let page = try await entries(after: last, limit: 500, masterKey: nil), !page.isEmpty
    {
      try page.forEach(body)
      last = page.last?.keyHash
    }
  }
}
