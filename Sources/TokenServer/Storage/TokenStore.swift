/// What is kept of saved tokens; nothing in it is of use without the master key.
struct TokenEntry: Hashable, Sendable {
  /// What the key handed out hashes to.
  var keyHash: KeyHash
  /// The master key the tokens are encrypted with.
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

/// What the sweeps so far have seen of the clock, in seconds since 1970.
struct ClockRecord: Hashable, Sendable {
  /// When it was looked at last.
  var seen: Int64
  /// Since when it has not jumped.
  var steadySince: Int64
}

/// Where entries are kept. **Copy this** to keep them elsewhere: another database is another file
/// like `SQLiteTokenStore.swift`, and the rest of the server does not change.
protocol TokenStore: Sendable {
  /// Keeps an entry. It is durable when this returns: no crash of process or machine loses it.
  ///
  /// - Throws: `.masterKeyRetired` when entries must no longer be written with its master key;
  ///   then, and with every other error, nothing has been kept.
  func save(_ entry: TokenEntry) async throws(StorageError)

  /// The entry, unless it has expired.
  func entry(_ keyHash: KeyHash, at now: Int64) async throws(StorageError) -> TokenEntry?

  /// Up to a number of entries, sorted by hash, from the one behind a hash on; the expired ones
  /// that have not been removed yet too.
  func entries(
    after keyHash: KeyHash?, limit: Int, masterKey: MasterKeyID?
  ) async throws(StorageError) -> [TokenEntry]

  /// The master keys in use.
  func masterKeys() async throws(StorageError) -> Set<MasterKeyID>

  /// From now on, in every process, nothing is saved with these master keys.
  func retire(_ masterKeys: Set<MasterKeyID>) async throws(StorageError)

  /// Puts newly encrypted tokens in the place of an entry that still is as it was. The owner stays.
  ///
  /// - Throws: `.masterKeyRetired` when entries must no longer be written with the new master key.
  func replace(_ entry: TokenEntry, with new: TokenEntry) async throws(StorageError)

  /// Removes some of the entries that expired at this time or before; returns their number, 0 when
  /// there are no more.
  func removeExpired(at time: Int64) async throws(StorageError) -> Int

  /// What is known of the clock; nil in a store that nobody has swept.
  func clock() async throws(StorageError) -> ClockRecord?

  /// Keeps what is known of the clock.
  func keep(_ clock: ClockRecord) async throws(StorageError)

  /// Does all that `save` does, down to the disk, and what `entry` does, and keeps nothing: it fails
  /// whenever a save would.
  func rehearse(_ entry: TokenEntry) async throws(StorageError)

  /// Waits for what is under way and gives up what is held.
  func close() async
}

extension TokenStore {
  /// The clock that says what has expired: the store's, where servers on several machines share it.
  var time: WallClock { (self as? any SharedTokenStore)?.time ?? systemTime }
}
