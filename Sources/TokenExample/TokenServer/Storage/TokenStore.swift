/// The stored form of saved tokens. It is useless without the master key.
struct TokenEntry: Hashable, Sendable {
  /// The hash of the key that the caller received.
  var keyHash: KeyHash
  /// The master key that encrypts the tokens.
  var masterKey: MasterKeyID
  /// In seconds since 1970.
  var created: Int64
  /// In seconds since 1970; nil for never.
  var expires: Int64?
  /// The encrypted tokens.
  var sealed: [UInt8]
  /// The owner; nil for an entry that belongs to everyone who has its key.
  var owner: String?

  func isExpired(at now: Int64) -> Bool { expires.map { $0 <= now } ?? false }
}

/// What earlier sweeps know about the clock, in seconds since 1970.
struct ClockRecord: Hashable, Sendable {
  /// The time of the last sweep.
  var seen: Int64
  /// The time since which the clock has not jumped.
  var steadySince: Int64
}

/// A store of entries. **Copy this** to use another database: write another file like
/// `SQLiteTokenStore.swift`. The rest of the server does not change.
protocol TokenStore: Sendable {
  /// Saves an entry. It is durable when this returns: a crash of the process or the machine does
  /// not lose it.
  ///
  /// - Throws: `.masterKeyRetired` if its master key must no longer be used. After this and after
  ///   every other error, nothing has been saved.
  func save(_ entry: TokenEntry) async throws(StorageError)

  /// The entry, unless it has expired.
  func entry(_ keyHash: KeyHash, at now: Int64) async throws(StorageError) -> TokenEntry?

  /// Up to a number of entries after a hash, sorted by hash. This includes expired entries that
  /// have not been removed yet.
  func entries(
    after keyHash: KeyHash?, limit: Int, masterKey: MasterKeyID?
  ) async throws(StorageError) -> [TokenEntry]

  /// The master keys that entries use.
  func masterKeys() async throws(StorageError) -> Set<MasterKeyID>

  /// Retires master keys: from now on, no process can save with them.
  func retire(_ masterKeys: Set<MasterKeyID>) async throws(StorageError)

  /// Replaces an entry with its newly encrypted tokens, if it has not changed. The owner stays the
  /// same.
  ///
  /// - Throws: `.masterKeyRetired` if the new master key must no longer be used.
  func replace(_ entry: TokenEntry, with new: TokenEntry) async throws(StorageError)

  /// Removes some of the entries that expired at this time or before. Returns their number: 0 if
  /// there are no more.
  func removeExpired(at time: Int64) async throws(StorageError) -> Int

  /// The record of the clock; nil if there was no sweep yet.
  func clock() async throws(StorageError) -> ClockRecord?

  /// Saves the record of the clock.
  func keep(_ clock: ClockRecord) async throws(StorageError)

  /// Does everything that `save` does, including the write to disk, and everything that `entry`
  /// does, but keeps nothing. It fails if a save would fail.
  func rehearse(_ entry: TokenEntry) async throws(StorageError)

  /// Waits for requests in progress, then releases everything.
  func close() async
}

extension TokenStore {
  /// The clock that decides what has expired. It is the clock of the store if servers on several
  /// machines share the store.
  var time: WallClock { (self as? any SharedTokenStore)?.time ?? systemTime }
}
