import ToolSupport

/// Checks whether a server would find everything that it needs.
struct InstallationCheck {
  /// Something that works now, but is not safe.
  private struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  let context: TokenServerContext
  let installation: Installation

  func run() async -> ExitCode {
    var results = [
      await result("master keys") { "\(try installation.masterKeys().ids.count)" },
      await result("gateway key") { try installation.gateway().publicKey },
      await result("credentials") {
        installation.configuration.isOpenToEveryone
          ? "everyone may call" : "\(try installation.credentialsFile.read().count)"
      },
      await result("database") { try await withDatabase(contents) },
    ]
    if case .postgres = installation.configuration.database {
      results += [
        await result("durability") { try await withDatabase(durability) },
        await result("servers") { try await withDatabase(servers) },
      ]
    }
    return results.contains(false) ? .negative : .success
  }

  private func result(_ name: String, _ check: () async throws -> String) async -> Bool {
    do {
      context.print("ok      \(name): \(try await check())")
      return true
    } catch {
      context.print("wrong   \(name): \(error)")
      return false
    }
  }

  private func withDatabase(
    _ check: (any TokenStore) async throws -> String
  ) async throws -> String {
    let store = try await installation.store(createsFile: false)
    return try await withStore(store) { try await check(store) }
  }

  private func contents(_ store: any TokenStore) async throws -> String {
    if let damage = try await (store as? SQLiteTokenStore)?.damage(), !damage.isEmpty {
      throw StorageError.damaged(damage)
    }
    let vault = try await installation.vault(store)
    var count = 0
    try await store.forEachEntry { entry in
      count += 1
      _ = try vault.open(entry)
    }
    return "\(count) \(count == 1 ? "entry" : "entries")"
  }

  private func durability(_ store: any TokenStore) async throws -> String {
    let settings = try await (store as? PostgresTokenStore)?.unsafeSettings() ?? []
    guard settings.isEmpty else {
      throw Problem(
        description: "the database may lose commits: \(settings.joined(separator: ", "))")
    }
    return "commits are on the disk"
  }

  /// Every server must be able to read what the others save.
  private func servers(_ store: any TokenStore) async throws -> String {
    guard let store = store as? any SharedTokenStore else { return "1" }
    let servers = try await store.servers()
    if let current = try await store.currentMasterKey() {
      let missing = servers.filter { !$0.masterKeys.contains(current) }.map(\.name)
      guard missing.isEmpty else {
        throw Problem(
          description: "without the current master key: \(missing.joined(separator: ", "))")
      }
    }
    return "\(servers.count) live"
  }
}
