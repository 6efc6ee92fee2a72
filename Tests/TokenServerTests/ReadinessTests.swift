import Foundation
import Testing

@testable import token_server

/// `/readyz` returns the same result as a save.
@Suite struct ReadinessTests {
  private let folder: TemporaryFolder
  private let keys: MasterKeys

  init() throws {
    folder = try TemporaryFolder()
    keys = try Samples.keys()
  }

  private func open() async throws -> (SQLiteTokenStore, TokenVault) {
    let store = try await SQLiteTokenStore.open(folder.file("tokens.sqlite"), patience: .zero)
    return (store, try TokenVault(store: store) { [keys] in keys })
  }

  private func problem(_ vault: TokenVault) async -> StorageError? {
    await Readiness(vault).problem() as? StorageError
  }

  @Test func aDatabaseThatCannotGrowIsNotReady() async throws {
    let (store, vault) = try await open()
    #expect(await problem(vault) == nil)
    try await store.onWriter { connection throws(StorageError) in
      let pages = try connection.number("PRAGMA page_count")
      try connection.run("PRAGMA max_page_count = \(pages)")
    }
    // Saves may take the space that a rehearsal leaves free.
    for _ in 0..<20 { _ = try? await vault.save(Samples.tokens) }
    #expect(await problem(vault) == .full)
    await #expect(throws: StorageError.full) {
      try await store.save(Samples.entry(1, bytes: 16_000))
    }
    try await store.onWriter { connection throws(StorageError) in
      try connection.run("PRAGMA max_page_count = 1000000")
    }
    #expect(await problem(vault) == nil)
    await store.close()
  }

  @Test func aFileThatIsGoneIsNotReadyAndTakesNoSaves() async throws {
    let (store, vault) = try await open()
    _ = try await vault.save(Samples.tokens)
    try FileManager.default.removeItem(atPath: folder.file("tokens.sqlite"))
    #expect(await problem(vault) == .moved)
    await #expect(throws: StorageError.moved) { try await vault.save(Samples.tokens) }
    // Another file at its path does not replace it.
    try Data().write(to: URL(filePath: folder.file("tokens.sqlite")))
    #expect(await problem(vault) == .moved)
    await #expect(throws: StorageError.moved) { try await vault.save(Samples.tokens) }
    await store.close()
  }

  @Test func aLockedFileIsNotReady() async throws {
    let (store, vault) = try await open()
    let other = try SQLiteConnection(
      path: folder.file("tokens.sqlite"), createsFile: false, patience: .zero)
    try other.run("BEGIN IMMEDIATE")
    #expect(await problem(vault) == .locked)
    try other.run("COMMIT")
    #expect(await problem(vault) == nil)
    await store.close()
  }

  @Test func aRetiredKeyIsReadAgain() async throws {
    let store = MemoryTokenStore()
    let current = Shared(keys)
    let vault = try TokenVault(store: store) { current.value }
    store.retire([keys.current])
    #expect(await problem(vault) == .masterKeyRetired)
    current.value = try Samples.keys()
    #expect(await problem(vault) == nil)
  }

  @Test func whoeverAsksOftenCausesFewCommits() async throws {
    let commits = Shared(0)
    let store = try await SQLiteTokenStore.open(folder.file("tokens.sqlite")) { _ in
      commits.exchange { $0 += 1 }
    }
    let readiness = Readiness(try TokenVault(store: store) { [keys] in keys })
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<1000 {
        group.addTask { #expect(await readiness.problem() == nil) }
      }
    }
    #expect((1...5).contains(commits.value))
    await store.close()
  }
}
