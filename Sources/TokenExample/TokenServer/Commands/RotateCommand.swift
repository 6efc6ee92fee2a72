import Foundation

/// Replaces the master key.
struct RotateCommand {
  /// Servers on other machines that did not get the new key in time.
  struct Incomplete: Error, CustomStringConvertible {
    let description: String
  }

  let context: TokenServerContext
  let installation: Installation
  /// How long to wait for servers on other machines to have the new key.
  let patience: Duration

  func run() async throws {
    guard installation.configuration.secret(.masterKey) == nil else {
      throw ConfigurationError(
        "the master key is in the environment, where it cannot be replaced: append the new key "
          + "there, on a separate line, restart the servers, and run 'rotate' with a key file")
    }
    let file = installation.masterKeyFile
    let lock = try SecretFile.Lock(file.path)
    let store = try await installation.store(createsFile: false)
    let count = try await withStore(store) { try await rotate(store, file) }
    lock.unlock()
    context.print("\(count) \(count == 1 ? "entry" : "entries") encrypted with a new master key")
  }

  private func rotate(_ store: any TokenStore, _ file: KeyFile) async throws -> Int {
    // Before any change, check that every entry can be read with the existing keys.
    _ = try await installation.vault(store)
    // The new key is on the disk before the first entry needs it.
    if try await !hasPendingKey(store) { try file.append() }
    let vault = try await installation.vault(store)
    let end = ContinuousClock.now + patience
    var last: [String] = []
    let count = try await vault.rotate { missing in
      if missing != last { explain(missing, file) }
      last = missing
      guard .now < end else { throw Self.incomplete(missing) }
      try await Task.sleep(for: .milliseconds(500))
    }
    try file.keepLast()
    return count
  }

  /// Whether an interrupted rotation left a new key that is not yet the current one.
  private func hasPendingKey(_ store: any TokenStore) async throws -> Bool {
    guard let store = store as? any SharedTokenStore,
      let current = try await store.currentMasterKey(),
      let last = try installation.masterKeys().ids.last, last != current
    else { return false }
    do {
      _ = try await store.makeCurrent(last)
      return true
    } catch StorageError.masterKeyRetired {
      // An older key, in a file whose order was changed.
      return false
    }
  }

  private func explain(_ missing: [String], _ file: KeyFile) {
    context.warn(
      "waiting for servers that do not have the new master key: \(missing.joined(separator: ", ")); "
        + "copy \(file.path) to their machines")
  }

  private static func incomplete(_ missing: [String]) -> Incomplete {
    Incomplete(
      description: "these servers did not get the new master key: "
        + "\(missing.joined(separator: ", ")); it is not used yet, and nothing is lost: "
        + "run 'rotate' again")
  }
}

/// Runs something with a store, and closes the store.
func withStore<Result>(
  _ store: any TokenStore, _ body: () async throws -> Result
) async throws -> Result {
  do {
    let result = try await body()
    await store.close()
    return result
  } catch {
    await store.close()
    throw error
  }
}
