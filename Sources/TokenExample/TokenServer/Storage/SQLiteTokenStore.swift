import CSQLite
import Foundation

/// Keeps entries in one SQLite file. Several processes may use the file at the same time.
///
/// Saves that arrive while the disk is busy are committed together. Each save waits for its commit,
/// which is on the disk when SQLite returns (`synchronous=FULL`).
final class SQLiteTokenStore: TokenStore {
  private let writer: BatchQueue<Write>
  private let connections: SQLiteConnections

  /// Opens a file and brings its schema up to date.
  ///
  /// - Parameters:
  ///   - createsFile: Whether to create the file if it does not exist.
  ///   - patience: How long to wait for other processes that write.
  ///   - onCommit: Called with the number of requests in a commit.
  static func open(
    _ path: String, createsFile: Bool = true, patience: Duration = .seconds(5),
    onCommit: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> SQLiteTokenStore {
    let connections = try await offPool {
      try SQLiteConnections(path: path, createsFile: createsFile, patience: patience)
    }
    return SQLiteTokenStore(connections, onCommit: onCommit)
  }

  private init(_ connections: SQLiteConnections, onCommit: @escaping @Sendable (Int) -> Void) {
    self.connections = connections
    writer = BatchQueue("token-server.writer", limit: 512) {
      connections.commit($0, onCommit: onCommit)
    }
  }

  func save(_ entry: TokenEntry) async throws(StorageError) {
    _ = try await write { connection, retired throws(StorageError) in
      try connection.insert(entry, retired)
    }
  }

  func rehearse(_ entry: TokenEntry) async throws(StorageError) {
    _ = try await write { connection, retired throws(StorageError) in
      try connection.insert(entry, retired)
      try connection.statement("DELETE FROM token WHERE key_hash = ?")
        .run(.bytes(entry.keyHash.bytes))
    }
    _ = try await self.entry(entry.keyHash, at: 0)
  }

  func entry(_ keyHash: KeyHash, at now: Int64) async throws(StorageError) -> TokenEntry? {
    try await read { connection throws(StorageError) in
      var found: TokenEntry?
      try connection.statement(
        """
        SELECT key_hash, master_key, created, expires, sealed, owner FROM token
        WHERE key_hash = ? AND (expires IS NULL OR expires > ?)
        """
      ).rows(.bytes(keyHash.bytes), .number(now)) { found = TokenEntry($0) }
      return found
    }
  }

  func entries(
    after keyHash: KeyHash?, limit: Int, masterKey: MasterKeyID?
  ) async throws(StorageError) -> [TokenEntry] {
    try await read { connection throws(StorageError) in
      var found: [TokenEntry] = []
      try connection.statement(
        """
        SELECT key_hash, master_key, created, expires, sealed, owner FROM token
        WHERE key_hash > ? AND (?2 IS NULL OR master_key = ?2) ORDER BY key_hash LIMIT ?3
        """
      ).rows(
        .bytes(keyHash?.bytes ?? []),
        masterKey.map { SQLiteStatement.Value.number($0.rawValue) } ?? .null,
        .number(Int64(limit))
      ) { row in
        if let entry = TokenEntry(row) { found.append(entry) }
      }
      return found
    }
  }

  func masterKeys() async throws(StorageError) -> Set<MasterKeyID> {
    try await read { connection throws(StorageError) in
      var found: Set<MasterKeyID> = []
      try connection.statement("SELECT DISTINCT master_key FROM token").rows {
        found.insert(MasterKeyID(rawValue: $0.number(0)))
      }
      return found
    }
  }

  func retire(_ masterKeys: Set<MasterKeyID>) async throws(StorageError) {
    _ = try await write { connection, _ throws(StorageError) in
      for key in masterKeys {
        try connection.statement("INSERT OR IGNORE INTO retired_key VALUES (?)")
          .run(.number(key.rawValue))
      }
    }
  }

  func replace(_ entry: TokenEntry, with new: TokenEntry) async throws(StorageError) {
    _ = try await write { connection, retired throws(StorageError) in
      guard !retired.contains(new.masterKey) else { throw .masterKeyRetired }
      try connection.statement(
        "UPDATE token SET master_key = ?, sealed = ? WHERE key_hash = ? AND master_key = ?"
      ).run(
        .number(new.masterKey.rawValue), .bytes(new.sealed), .bytes(entry.keyHash.bytes),
        .number(entry.masterKey.rawValue))
    }
  }

  func removeExpired(at time: Int64) async throws(StorageError) -> Int {
    try await write { connection, _ throws(StorageError) in
      // Only a few at a time, because saves have to wait during this.
      try connection.statement(
        """
        DELETE FROM token WHERE number IN
        (SELECT number FROM token WHERE expires <= ? ORDER BY expires LIMIT 1000)
        """
      ).run(.number(time))
    }
  }

  func clock() async throws(StorageError) -> ClockRecord? {
    try await read { connection throws(StorageError) in
      var found: ClockRecord?
      try connection.statement("SELECT seen, steady_since FROM clock").rows {
        found = ClockRecord(seen: $0.number(0), steadySince: $0.number(1))
      }
      return found
    }
  }

  func keep(_ clock: ClockRecord) async throws(StorageError) {
    _ = try await write { connection, _ throws(StorageError) in
      try connection.statement("INSERT OR REPLACE INTO clock VALUES (1, ?, ?)")
        .run(.number(clock.seen), .number(clock.steadySince))
    }
  }

  /// The problem of the file; empty if there is none. Reads the whole file.
  func damage() async throws(StorageError) -> String {
    let report = try await read { connection throws(StorageError) in
      try connection.text("PRAGMA integrity_check(1)")
    }
    return report == "ok" ? "" : report
  }

  func close() async {
    await writer.close { [connections] in connections.close() }
  }

  /// Runs something on the connection that writes; for tests.
  func onWriter(
    _ body: @escaping @Sendable (SQLiteConnection) throws(StorageError) -> Void
  ) async throws(StorageError) {
    _ = try await write { connection, _ throws(StorageError) in try body(connection) }
  }

  // MARK: Requests

  /// Returns the number of changed rows.
  private func write(_ change: @escaping Write.Change) async throws(StorageError) -> Int {
    let result = await withCheckedContinuation { continuation in
      if !writer.add(Write(change: change, done: continuation)) {
        continuation.resume(returning: Result<Int, StorageError>.failure(.closed))
      }
    }
    return try result.get()
  }

  private func read<Value: Sendable>(
    _ query: @escaping @Sendable (SQLiteConnection) throws(StorageError) -> Value
  ) async throws(StorageError) -> Value {
    let result = await withCheckedContinuation { continuation in
      connections.read { connection in
        continuation.resume(
          returning: Result { () throws(StorageError) in
            guard let connection else { throw .closed }
            return try query(connection)
          })
      }
    }
    return try result.get()
  }
}

/// A change to commit, and the caller that waits for it.
struct Write: Sendable {
  typealias Change =
    @Sendable (SQLiteConnection, _ retired: Set<MasterKeyID>) throws(StorageError) -> Void

  let change: Change
  let done: CheckedContinuation<Result<Int, StorageError>, Never>
}

extension SQLiteConnection {
  /// - Parameter retired: The master keys that must no longer be used for writing.
  fileprivate func insert(
    _ entry: TokenEntry, _ retired: Set<MasterKeyID>
  ) throws(StorageError) {
    guard !retired.contains(entry.masterKey) else { throw .masterKeyRetired }
    try statement(
      """
      INSERT INTO token (key_hash, master_key, created, expires, sealed, owner)
      VALUES (?, ?, ?, ?, ?, ?)
      """
    ).run(
      .bytes(entry.keyHash.bytes), .number(entry.masterKey.rawValue), .number(entry.created),
      entry.expires.map(SQLiteStatement.Value.number) ?? .null, .bytes(entry.sealed),
      entry.owner.map(SQLiteStatement.Value.text) ?? .null)
  }
}

extension TokenEntry {
  /// Reads the columns in the order of this structure; nil if the hash is not valid.
  init?(_ row: SQLiteStatement.Row) {
    guard let keyHash = KeyHash(row.bytes(0)) else { return nil }
    self.init(
      keyHash: keyHash, masterKey: MasterKeyID(rawValue: row.number(1)), created: row.number(2),
      expires: row.optionalNumber(3), sealed: row.bytes(4), owner: row.optionalText(5))
  }
}
