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
  /// - Returns: The names of the servers that do not have it; if there are any, nothing has changed.
  /// - Throws: `.masterKeyRetired`
  func makeCurrent(_ masterKey: MasterKeyID) async throws(StorageError) -> [String]

  /// Runs something that only one server may do at a time; returns nil if another server does it.
  func alone<Result: Sendable>(
    _ work: () async throws -> Result
  ) async throws -> Result?
}
