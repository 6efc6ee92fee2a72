/// Tells whether a server would find everything as it must be.
struct CheckCommand {
  let context: ToolContext
  let installation: Installation

  func run() async -> ExitCode {
    let results = [
      await result("master keys") { "\(try installation.masterKeys().ids.count)" },
      await result("gateway key") { try installation.gateway().publicKey },
      await result("credentials") {
        installation.configuration.isOpenToEveryone
          ? "everyone may call" : "\(try installation.credentialsFile.read().count)"
      },
      await result("database", database),
    ]
    return results.contains(false) ? .findings : .success
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

  private func database() async throws -> String {
    let store = try await installation.store(createsFile: false)
    do {
      let text = try await contents(store)
      await store.close()
      return text
    } catch {
      await store.close()
      throw error
    }
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
}
