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

/// A server, as it reports itself to the other servers on one database.
struct ServerPresence: Hashable, Sendable {
  /// Identifies this run of the server.
  let id: [UInt8]
  /// The machine and the process, for people.
  let name: String
  /// The master keys of the server, in the order of its file.
  var masterKeys: [MasterKeyID]
}

/// What the database returns to a server that reports itself.
struct Attendance: Hashable, Sendable {
  /// How many servers are live, including this one.
  var servers: Int
  /// The size of the database.
  var databaseBytes: Int
}

/// A store for servers on several machines, each with its own key file. The store decides which
/// master key new entries use: one that every server has, so that each server can read all entries.
protocol SharedTokenStore: TokenStore {
  /// The clock of the database, not the clock of the machine.
  var time: WallClock { get }

  /// Reports that a server is live, and which keys it has. In a new database, the newest key of the
  /// first server becomes the current one.
  func attend(_ server: ServerPresence) async throws(StorageError) -> Attendance

  /// Reports that a server ends.
  func leave(_ server: ServerPresence) async throws(StorageError)

  /// The live servers.
  func servers() async throws(StorageError) -> [ServerPresence]

  /// The master key for new entries; nil in a store that no server has used.
  func currentMasterKey() async throws(StorageError) -> MasterKeyID?

  /// Makes a master key the one for new entries, if every live server has it.
  ///
  /// - Returns: The names of the servers that do not have it; if there are any, nothing has
  ///   changed.
  /// - Throws: `.masterKeyRetired`
  func makeCurrent(_ masterKey: MasterKeyID) async throws(StorageError) -> [String]

  /// Runs something that only one server may do at a time; returns nil if another server does it.
  func alone<Result: Sendable>(
    _ work: () async throws -> Result
  ) async throws -> Result?
}

/// Why entries could not be saved or found.
enum StorageError: Error, Hashable, Sendable {
  /// This master key must no longer be used for writing: a newer one has to be read.
  case masterKeyRetired
  /// Another process locked the database for too long.
  case locked
  /// There is no space for more.
  case full
  /// The file of the database is no longer at its path: what is written to it is lost.
  case moved
  /// The database server cannot be reached, even after retries. An entry may have been saved, but
  /// no caller has its key.
  case unreachable(String)
  /// The database was written by a newer version of the program.
  case newerSchema(found: Int, supported: Int)
  /// The database belongs to another program.
  case foreign
  /// The file is not a database, or a part of it is missing.
  case damaged(String)
  /// Another error, with the message of the database.
  case failed(String)
  /// The store has been closed.
  case closed
}

extension StorageError {
  /// The message for everyone: without the file, its path and its contents.
  var publicDescription: String {
    switch self {
    case .damaged: "the database is damaged"
    case .failed: "the database failed"
    case .unreachable: "the database cannot be reached"
    default: description
    }
  }
}

extension StorageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .masterKeyRetired: "the master key is no longer used"
    case .locked: "the database is locked by another process"
    case .full: "there is no space for more entries"
    case .moved: "the file of the database has been removed, moved or replaced"
    case .unreachable(let reason): "the database cannot be reached: \(reason)"
    case .newerSchema(let found, let supported):
      "the database has schema \(found), but this program supports only \(supported): "
        + "use a newer program"
    case .foreign: "the database belongs to another program"
    case .damaged(let reason): "the database is damaged: \(reason)"
    case .failed(let reason): "the database failed: \(reason)"
    case .closed: "the store is closed"
    }
  }
}
