/// A server, as it makes itself known to the others on one database.
struct ServerPresence: Hashable, Sendable {
  /// Of this run of the server.
  let id: [UInt8]
  /// For people: the machine and the process.
  let name: String
  /// The master keys that it has, in the order of its file.
  var masterKeys: [MasterKeyID]
}

/// What a server learns from a database that it shares with others.
struct Attendance: Hashable, Sendable {
  /// How many servers live, this one among them.
  var servers: Int
  /// The size of the database.
  var databaseBytes: Int
}

/// A store for servers on several machines, each with a key file of its own. It says which master key
/// new entries get: one that every server has, so that each can read what another has saved.
protocol SharedTokenStore: TokenStore {
  /// The database's clock, whatever the machine's says.
  var time: WallClock { get }

  /// Says that a server lives and which keys it has. The first one on a new database makes its newest
  /// key the current one.
  func attend(_ server: ServerPresence) async throws(StorageError) -> Attendance

  /// Says that a server ends.
  func leave(_ server: ServerPresence) async throws(StorageError)

  /// The servers that live.
  func servers() async throws(StorageError) -> [ServerPresence]

  /// The master key that new entries get; nil in a store that no server has used.
  func currentMasterKey() async throws(StorageError) -> MasterKeyID?

  /// Makes a master key the one that new entries get, if every server that lives has it.
  ///
  /// - Returns: The names of those that do not have it yet; when there are any, nothing has changed.
  /// - Throws: `.masterKeyRetired`
  func makeCurrent(_ masterKey: MasterKeyID) async throws(StorageError) -> [String]

  /// Runs something while no other server does; nil while another one does.
  func alone<Result: Sendable>(
    _ work: () async throws -> Result
  ) async throws -> Result?
}
