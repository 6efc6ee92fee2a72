import Synchronization

/// Keeps entries as long as the process lives: for tests, measurements and experiments.
final class MemoryTokenStore: TokenStore {
  private struct State {
    var entries: [KeyHash: TokenEntry] = [:]
    var retired: Set<MasterKeyID> = []
    var clock: ClockRecord?

    /// Whether an entry could be kept.
    func check(_ entry: TokenEntry, _ capacity: Int) throws(StorageError) {
      guard !retired.contains(entry.masterKey) else { throw .masterKeyRetired }
      guard entries.count < capacity else { throw .full }
    }
  }

  private let capacity: Int
  private let state = Mutex(State())

  /// - Parameter capacity: The number of entries that fit in memory.
  init(capacity: Int = 1_000_000) { self.capacity = capacity }

  func save(_ entry: TokenEntry) throws(StorageError) {
    try state.withLock { state throws(StorageError) in
      try state.check(entry, capacity)
      state.entries[entry.keyHash] = entry
    }
  }

  func entry(_ keyHash: KeyHash, at now: Int64) -> TokenEntry? {
    state.withLock { $0.entries[keyHash] }.flatMap { $0.isExpired(at: now) ? nil : $0 }
  }

  func entries(after keyHash: KeyHash?, limit: Int, masterKey: MasterKeyID?) -> [TokenEntry] {
    let chosen = state.withLock { state in
      state.entries.values.filter { entry in
        (masterKey ?? entry.masterKey) == entry.masterKey
          && keyHash.map { $0 < entry.keyHash } ?? true
      }
    }
    return Array(chosen.sorted { $0.keyHash < $1.keyHash }.prefix(limit))
  }

  func masterKeys() -> Set<MasterKeyID> {
    state.withLock { Set($0.entries.values.map(\.masterKey)) }
  }

  func retire(_ masterKeys: Set<MasterKeyID>) {
    state.withLock { $0.retired.formUnion(masterKeys) }
  }

  func replace(_ entry: TokenEntry, with new: TokenEntry) throws(StorageError) {
    try state.withLock { state throws(StorageError) in
      guard !state.retired.contains(new.masterKey) else { throw .masterKeyRetired }
      if state.entries[entry.keyHash] == entry { state.entries[entry.keyHash] = new }
    }
  }

  func removeExpired(at time: Int64) -> Int {
    state.withLock { state in
      let expired = state.entries.values.filter { $0.isExpired(at: time) }
      for entry in expired { state.entries[entry.keyHash] = nil }
      return expired.count
    }
  }

  func clock() -> ClockRecord? { state.withLock { $0.clock } }

  func keep(_ clock: ClockRecord) { state.withLock { $0.clock = clock } }

  func rehearse(_ entry: TokenEntry) throws(StorageError) {
    try state.withLock { state throws(StorageError) in try state.check(entry, capacity) }
  }

  func close() {}
}
