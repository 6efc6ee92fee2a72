import Testing

@testable import token_server

/// The time when a save is acknowledged, and the state of the disk at that time.
@Suite struct DurabilityTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("tokens.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  @Test func aCommitIsOnTheDiskBeforeItReturns() async throws {
    let store = try await SQLiteTokenStore.open(path)
    let modes = Shared<[String]>([])
    try await store.onWriter { connection throws(StorageError) in
      let texts = [
        try connection.text("PRAGMA journal_mode"), try connection.text("PRAGMA synchronous"),
      ]
      modes.value = texts
    }
    #expect(modes.value == ["wal", "2"])
    await store.close()
  }

  /// If a save were acknowledged before its commit, its failure would not be reported.
  @Test func aSaveWhoseCommitFailsIsNotAcknowledged() async throws {
    let store = try await SQLiteTokenStore.open(path)
    let mayCommit = Shared(true)
    try await withHook(store, hook: { mayCommit.value }) {
      mayCommit.value = false
      let refused = await outcomes(of: store, numbers: 0..<200)
      mayCommit.value = true
      let accepted = await outcomes(of: store, numbers: 200..<400)
      #expect(refused.allSatisfy { !$0 })
      #expect(accepted.allSatisfy { $0 })
    }
    let kept = try await store.entries(after: nil, limit: 1000, masterKey: nil)
    #expect(Set(kept) == Set((200..<400).map { Samples.entry($0) }))
    await store.close()
  }

  /// Nothing is acknowledged while SQLite is about to commit. At the moment of the acknowledgement,
  /// every entry is found through another connection.
  @Test func noAcknowledgementLeavesBeforeTheCommitThatHoldsIt() async throws {
    let commits = Shared<[Int]>([])
    let store = try await SQLiteTokenStore.open(path) { size in
      commits.exchange { $0.append(size) }
    }
    let other = try await SQLiteTokenStore.open(path)
    let (gate, acknowledged, started) = (Gate(), Shared(0), Shared(0))
    let isFirst = Shared(false)
    try await withHook(
      store,
      hook: {
        if isFirst.exchange({ $0 = false }) { gate.pass() }
        return true
      }
    ) {
      isFirst.value = true
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<300 {
          group.addTask {
            started.exchange { $0 += 1 }
            let entry = Samples.entry(number)
            try await store.save(entry)
            acknowledged.exchange { $0 += 1 }
            #expect(try await other.entry(entry.keyHash, at: 0) == entry)
          }
        }
        await gate.arrival()
        while started.value < 300 { await Task.yield() }
        #expect(acknowledged.value == 0)
        gate.open()
        try await group.waitForAll()
      }
    }
    // The saves that came during the first commit were committed together. (Two more requests set
    // and removed the hook.)
    let sizes = commits.value.dropFirst().dropLast()
    #expect(sizes.reduce(0, +) == 300)
    #expect(sizes.count < 100)
    await other.close()
    await store.close()
  }
  private func withHook(
    _ store: SQLiteTokenStore, hook: @escaping @Sendable () -> Bool,
    body: () async throws -> Void
  ) async throws {
    let hook = CommitHook(hook)
    try await store.onWriter { hook.install($0) }
    try await body()
    try await store.onWriter { CommitHook.remove($0) }
  }

  /// Whether all saves that were made at once were acknowledged.
  private func outcomes(of store: SQLiteTokenStore, numbers: Range<Int>) async -> [Bool] {
    await withTaskGroup(of: Bool.self) { group in
      for number in numbers {
        group.addTask { (try? await store.save(Samples.entry(number))) != nil }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }
}
