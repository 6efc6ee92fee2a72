import Foundation
import ServiceRuntime
import Synchronization
import UserAgent

/// Encrypts and saves tokens, and finds them again.
final class TokenVault: Sendable {
  struct Undecipherable: Error, CustomStringConvertible {
    let description: String
  }

  /// The tokens are larger than the limit.
  struct TooLarge: Error {
    let maximumBytes: Int
  }

  /// The tokens belong to another owner.
  struct OwnedByAnother: Error {}

  let store: any TokenStore
  private let timeToLive: Int64?
  private let maximumBytes: Int
  private let now: WallClock
  private let reload: @Sendable () throws -> MasterKeys
  private let state: Mutex<State>

  private struct State {
    var keys: MasterKeys
    /// The master key for new entries, if the store chooses it.
    var chosen: MasterKeyID?
  }

  /// - Parameters:
  ///   - timeToLive: In seconds; nil means forever.
  ///   - maximumBytes: The limit for the tokens as JSON.
  ///   - reload: Reads the master keys again, because another process may have changed them.
  init(
    store: any TokenStore, timeToLive: Int64? = nil, maximumBytes: Int = 1 << 20,
    reload: @escaping @Sendable () throws -> MasterKeys,
    now: @escaping WallClock = systemTime
  ) throws {
    self.store = store
    self.timeToLive = timeToLive
    self.maximumBytes = maximumBytes
    self.reload = reload
    self.now = now
    state = Mutex(State(keys: try reload()))
  }

  /// Saves tokens, and returns the key to find them. The tokens are durable when this returns.
  ///
  /// - Parameter owner: The owner of the tokens; nil for everyone who has the key.
  /// - Throws: `TooLarge`, `StorageError`.
  func save(_ tokens: TokenManagementInfo, owner: String? = nil) async throws -> RetrievalKey {
    let key = RetrievalKey()
    let message = try tokens.json()
    guard message.count <= maximumBytes else { throw TooLarge(maximumBytes: maximumBytes) }
    try await withCurrentKey {
      var entry = try entry(message, key.hash)
      entry.owner = owner
      try await store.save(entry)
    }
    return key
  }

  /// Checks whether tokens can be saved and found: does all the steps, but keeps nothing.
  ///
  /// - Throws: `StorageError`.
  func rehearse() async throws {
    let message = [UInt8](repeating: 0, count: min(maximumBytes, Self.rehearsedBytes))
    try await withCurrentKey { try await store.rehearse(try entry(message, RetrievalKey().hash)) }
  }

  /// Tokens are rarely larger.
  private static let rehearsedBytes = 16 << 10

  /// Writes once more if another process retired the master key.
  private func withCurrentKey(_ write: () async throws -> Void) async throws {
    do {
      try await write()
    } catch StorageError.masterKeyRetired {
      try await refresh()
      try await write()
    }
  }

  /// Nil if there are no tokens, or if they have expired.
  ///
  /// - Parameter owner: The owner that the caller acts for; nil finds the tokens of every owner.
  /// - Throws: `OwnedByAnother`, `Undecipherable`, `StorageError`.
  func tokens(
    _ key: RetrievalKey, owner: String? = nil
  ) async throws -> TokenManagementInfo? {
    guard let entry = try await store.entry(key.hash, at: now()) else { return nil }
    guard entry.isVisible(to: owner) else { throw OwnedByAnother() }
    do {
      return try open(entry)
    } catch let error as Undecipherable {
      // A rotation may have encrypted the entry again after it was read, and removed the older key.
      guard let newer = try await store.entry(key.hash, at: now()), newer != entry else {
        throw error
      }
      return try open(newer)
    }
  }

  /// Encrypts every entry again that is not encrypted with the current key. Entries can be used
  /// during this. Afterwards the other keys are no longer needed. Returns the number of entries.
  ///
  /// - Parameter wait: Called with the servers that do not have the new key yet, until all have it.
  ///   It may wait for them, or throw.
  func rotate(
    waitingFor wait: ([String]) async throws -> Void = { _ in }
  ) async throws -> Int {
    let newest = try reload().ids.last
    if let shared = store as? any SharedTokenStore, let newest {
      while case let missing = try await shared.makeCurrent(newest), !missing.isEmpty {
        try await wait(missing)
      }
    }
    let keys = try await refresh()
    let before = try await encryptAnew(keys)
    // From here on, a save with an old key fails, and its process reads the new keys. Entries that
    // were saved until now are encrypted next.
    try await store.retire(Set(keys.ids).subtracting([keys.current]))
    return before + (try await encryptAnew(keys))
  }

  /// Encrypts with the current key what is encrypted with another key. Returns the number of
  /// entries.
  private func encryptAnew(_ keys: MasterKeys) async throws -> Int {
    var count = 0
    for old in try await store.masterKeys() where old != keys.current {
      var last: KeyHash?
      while case let entries = try await store.entries(after: last, limit: 500, masterKey: old),
        !entries.isEmpty
      {
        try await encryptAnew(entries)
        count += entries.count
        last = entries.last?.keyHash
      }
    }
    return count
  }

  /// Replaces all entries at once, so that they share commits.
  private func encryptAnew(_ entries: [TokenEntry]) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for entry in entries {
        var new = try self.entry(try bytes(entry), entry.keyHash)
        (new.created, new.expires, new.owner) = (entry.created, entry.expires, entry.owner)
        group.addTask { [new] in try await self.store.replace(entry, with: new) }
      }
      try await group.waitForAll()
    }
  }

  private func entry(_ message: [UInt8], _ keyHash: KeyHash) throws -> TokenEntry {
    let keys = state.withLock { $0.keys }
    guard let sealed = keys.seal(message, for: keyHash) else {
      throw Undecipherable(description: "there is no master key")
    }
    let created = now()
    return TokenEntry(
      keyHash: keyHash, masterKey: keys.current, created: created,
      expires: timeToLive.map { created + $0 }, sealed: sealed)
  }

  /// - Throws: `Undecipherable`
  func open(_ entry: TokenEntry) throws -> TokenManagementInfo {
    try TokenManagementInfo(json: try bytes(entry))
  }

  private func bytes(_ entry: TokenEntry) throws -> [UInt8] {
    var keys = state.withLock { $0.keys }
    if !keys.contains(entry.masterKey) { keys = try reloadKeys() }
    guard keys.contains(entry.masterKey) else {
      throw Undecipherable(
        description: "entry \(entry.keyHash) needs the master key \(entry.masterKey)")
    }
    guard let bytes = keys.open(entry) else {
      throw Undecipherable(description: "entry \(entry.keyHash) has been changed")
    }
    return bytes
  }

  /// The ids of the master keys, in the order of the file.
  var masterKeys: [MasterKeyID] { state.withLock { $0.keys.ids } }

  /// Reads the key file again, and asks the store for the key of new entries.
  ///
  /// - Throws: `StorageError`, `MissingMasterKey`, and the errors of reading.
  @discardableResult func refresh() async throws -> MasterKeys {
    let chosen = try await (store as? any SharedTokenStore)?.currentMasterKey()
    // The new keys are used to decrypt entries even if the current one is not among them.
    let fresh = try reload()
    let isKnown = chosen.map(fresh.contains) ?? true
    state.withLock { state in
      if isKnown { state.chosen = chosen }
      state.keys = (try? fresh.using(state.chosen)) ?? fresh
    }
    return try fresh.using(chosen)
  }

  private func reloadKeys() throws -> MasterKeys {
    let fresh = try reload()
    return state.withLock { state in
      state.keys = (try? fresh.using(state.chosen)) ?? fresh
      return state.keys
    }
  }
}
