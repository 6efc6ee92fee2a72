/// Replaces the master key.
struct RotateCommand {
  let context: ToolContext
  let installation: Installation

  func run() async throws {
    guard installation.configuration.secret(.masterKey) == nil else {
      throw ConfigurationError(
        "the master key is in the environment, where it cannot be replaced: append the new key on "
          + "a line of its own there, restart the servers, and run 'rotate' with a key file")
    }
    let file = installation.masterKeyFile
    let lock = try SecretFile.Lock(file.path)
    let store = try await installation.store(createsFile: false)
    // Before anything is changed: everything can be read with the keys there are.
    _ = try await installation.vault(store)
    // The new key is on the disk before the first entry needs it.
    try file.append()
    let vault = try await installation.vault(store)
    let count = try await vault.rotate()
    await store.close()
    try file.keepLast()
    lock.unlock()
    context.print("\(count) \(count == 1 ? "entry" : "entries") encrypted with a new master key")
  }
}
