import Foundation

/// Keeps entries in a PostgreSQL database, which several servers can use.
///
/// Saves that arrive while the writers are busy are committed together, in one statement. Every
/// save has an identity. If the connection is lost at the commit, the same statement is sent again,
/// and an entry that was saved by the first attempt is not saved twice.
final class PostgresTokenStore: SharedTokenStore {
  /// Runs one request on a thread that may block.
  typealias Job = @Sendable () -> Void

  let pool: PostgresPool
  private let databaseClock: DatabaseClock
  private let schema: PostgresSchema
  private let changes: BatchQueue<PostgresChange>
  private let jobs: BatchQueue<Job>

  /// The largest number of commits, and of other requests, at the same time.
  private static let writers = 4
  private static let readers = 4

  /// Opens a database and brings its schema up to date.
  ///
  /// - Parameters:
  ///   - url: `postgres://…`, as libpq reads it.
  ///   - createsTables: Whether to create the tables if they do not exist.
  ///   - patience: How long to wait for a lock, and how long to retry while the database cannot be
  ///     reached.
  ///   - onCommit: Called with the number of requests in a commit.
  ///   - onRetry: Called before each retry.
  static func open(
    _ url: String, createsTables: Bool = true, patience: Duration = .seconds(5),
    schema: PostgresSchema = .current, onCommit: @escaping @Sendable (Int) -> Void = { _ in },
    onRetry: @escaping @Sendable () -> Void = {}
  ) async throws -> PostgresTokenStore {
    let pool = PostgresPool(url, patience: patience, onRetry: onRetry)
    let clock = DatabaseClock()
    try await offPool {
      try pool.perform(limit: slow) { connection throws(PostgresFailure) in
        try schema.migrate(connection, createsTables: createsTables)
        try clock.read(connection)
      }
    }
    return PostgresTokenStore(pool, clock: clock, schema: schema, onCommit: onCommit)
  }

  private init(
    _ pool: PostgresPool, clock: DatabaseClock, schema: PostgresSchema,
    onCommit: @escaping @Sendable (Int) -> Void
  ) {
    self.pool = pool
    databaseClock = clock
    self.schema = schema
    let committer = PostgresCommitter(pool: pool, onCommit: onCommit)
    changes = BatchQueue("token-server.writers", limit: 512, workers: Self.writers) {
      committer.commit($0)
    }
    jobs = BatchQueue("token-server.readers", limit: 1, workers: Self.readers) {
      for job in $0 { job() }
    }
  }

  /// The limit for requests that read many entries.
  private static let slow = Duration.seconds(600)

  var time: WallClock { databaseClock.now }

  func close() async {
    await changes.close {}
    await jobs.close { [pool] in pool.close() }
  }

  // MARK: Entries

  func save(_ entry: TokenEntry) async throws(StorageError) {
    try await change(.save(id: Sodium.random(16)), entry)
  }

  func replace(_ entry: TokenEntry, with new: TokenEntry) async throws(StorageError) {
    try await change(.replace(entry.masterKey), new)
  }

  func rehearse(_ entry: TokenEntry) async throws(StorageError) {
    try await change(.rehearse, entry)
    _ = try await self.entry(entry.keyHash, at: 0)
  }

  func entry(_ keyHash: KeyHash, at now: Int64) async throws(StorageError) -> TokenEntry? {
    try await ask(
      PostgresStatement(
        """
        SELECT key_hash, master_key, created, expires, sealed, owner FROM token_server.token
        WHERE key_hash = $1 AND (expires IS NULL OR expires > $2)
        """, .bytes(keyHash.bytes), .time(now))
    ) { $0.compactMap(TokenEntry.init).first }
  }

  func entries(
    after keyHash: KeyHash?, limit: Int, masterKey: MasterKeyID?
  ) async throws(StorageError) -> [TokenEntry] {
    let start = PostgresValue.bytes(keyHash?.bytes ?? [])
    let columns =
      "SELECT key_hash, master_key, created, expires, sealed, owner FROM token_server.token"
    let page = "ORDER BY key_hash LIMIT $2"
    let statement =
      masterKey.map {
        PostgresStatement(
          "\(columns) WHERE key_hash > $1 AND master_key = $3 \(page)", start,
          .number(Int64(limit)), .number($0.rawValue))
      }
      ?? PostgresStatement("\(columns) WHERE key_hash > $1 \(page)", start, .number(Int64(limit)))
    return try await ask(statement, limit: Self.slow) { $0.compactMap(TokenEntry.init) }
  }

  func removeExpired(at time: Int64) async throws(StorageError) -> Int {
    // Only a few at a time, and no rows that another connection is writing.
    try await perform { connection throws(PostgresFailure) in
      try connection.commit([
        PostgresStatement(
          """
          DELETE FROM token_server.token WHERE key_hash IN
          (SELECT key_hash FROM token_server.token WHERE expires <= $1
            ORDER BY expires LIMIT 1000 FOR UPDATE SKIP LOCKED)
          """, .time(time))
      ]).first?.changes ?? 0
    }
  }

  // MARK: The clock

  func clock() async throws(StorageError) -> ClockRecord? {
    try await ask(PostgresStatement("SELECT seen, steady_since FROM token_server.clock")) { rows in
      rows.first.map { ClockRecord(seen: $0.time(0), steadySince: $0.time(1)) }
    }
  }

  func keep(_ clock: ClockRecord) async throws(StorageError) {
    try await commit(
      PostgresStatement(
        """
        INSERT INTO token_server.clock VALUES (1, $1, $2)
        ON CONFLICT (number) DO UPDATE
        SET seen = excluded.seen, steady_since = excluded.steady_since
        """, .time(clock.seen), .time(clock.steadySince)))
  }

  // MARK: Master keys

  func masterKeys() async throws(StorageError) -> Set<MasterKeyID> {
    try await ask(
      PostgresStatement(
        """
        SELECT DISTINCT master_key FROM token_server.token
        UNION SELECT id FROM token_server.master_key WHERE is_current
        """), limit: Self.slow
    ) { Set($0.map { MasterKeyID(rawValue: $0.number(0)) }) }
  }

  func currentMasterKey() async throws(StorageError) -> MasterKeyID? {
    try await ask(PostgresStatement("SELECT id FROM token_server.master_key WHERE is_current")) {
      $0.first.map { MasterKeyID(rawValue: $0.number(0)) }
    }
  }

  func retire(_ masterKeys: Set<MasterKeyID>) async throws(StorageError) {
    let ids = PostgresValue.numbers(masterKeys.map(\.rawValue).sorted())
    // Saves hold the lock too: when it is granted, no save with these keys is in progress. A key
    // that is retired already is written again, so that the commit of a retry waits for the
    // standby.
    try await commit(
      Self.lockMasterKeys,
      PostgresStatement(
        """
        INSERT INTO token_server.master_key (id, retired)
        SELECT id, clock_timestamp() FROM unnest($1::bigint[]) AS id
        ON CONFLICT (id) DO UPDATE
        SET is_current = false, retired = coalesce(master_key.retired, excluded.retired)
        """, ids))
  }

  func makeCurrent(_ masterKey: MasterKeyID) async throws(StorageError) -> [String] {
    let id = PostgresValue.number(masterKey.rawValue)
    return try await perform { connection throws(PostgresFailure) in
      try connection.transaction { () throws(PostgresFailure) in
        _ = try connection.run(Self.lockMasterKeys)
        let retired = try connection.run(
          "SELECT FROM token_server.master_key WHERE id = $1 AND retired IS NOT NULL", id)
        guard retired.rows.isEmpty else { throw .refused(.masterKeyRetired) }
        let missing = try connection.run(
          """
          SELECT name FROM token_server.server
          WHERE NOT ($1 = ANY (master_keys)) AND \(PostgresSchema.isLive) ORDER BY name
          """, id
        ).rows.map { $0.text(0) }
        guard missing.isEmpty else { return missing }
        try connection.run(
          "UPDATE token_server.master_key SET is_current = false WHERE is_current AND id <> $1", id)
        try connection.run(
          """
          INSERT INTO token_server.master_key (id, is_current) VALUES ($1, true)
          ON CONFLICT (id) DO UPDATE SET is_current = true
          """, id)
        return []
      }
    }
  }

  private static let lockMasterKeys = PostgresStatement(
    "SELECT pg_advisory_xact_lock(\(PostgresSchema.Lock.masterKeys.arguments))")

  // MARK: Servers

  func attend(_ server: ServerPresence) async throws(StorageError) -> Attendance {
    let program = schema.migrations.count
    return try await perform { [databaseClock] connection throws(PostgresFailure) in
      try databaseClock.read(connection)
      // With the lock, no server joins while a key becomes the current one.
      let results = try connection.commit([
        PostgresStatement(
          "SELECT pg_advisory_xact_lock_shared(\(PostgresSchema.Lock.masterKeys.arguments))"),
        Self.presence(of: server, program: program),
        PostgresStatement(
          """
          INSERT INTO token_server.master_key (id, is_current)
          SELECT $1, true WHERE NOT EXISTS (SELECT FROM token_server.master_key WHERE is_current)
          ON CONFLICT DO NOTHING
          """, .number(server.masterKeys.last?.rawValue ?? 0)),
        PostgresStatement(
          """
          SELECT (SELECT count(*) FROM token_server.server WHERE \(PostgresSchema.isLive)),
            pg_total_relation_size('token_server.token')
          """),
      ])
      guard let row = results.last?.rows.first else { throw .lost("an answer is missing") }
      return Attendance(servers: Int(row.number(0)), databaseBytes: Int(row.number(1)))
    }
  }

  private static func presence(of server: ServerPresence, program: Int) -> PostgresStatement {
    PostgresStatement(
      """
      INSERT INTO token_server.server VALUES ($1, $2, $3, $4, clock_timestamp())
      ON CONFLICT (id) DO UPDATE SET master_keys = excluded.master_keys, seen = excluded.seen
      """, .bytes(server.id), .text(server.name), .number(Int64(program)),
      .numbers(server.masterKeys.map(\.rawValue)))
  }

  func leave(_ server: ServerPresence) async throws(StorageError) {
    // This also removes servers that were killed more than a day ago.
    try await commit(
      PostgresStatement(
        """
        DELETE FROM token_server.server
        WHERE id = $1 OR seen < clock_timestamp() - interval '1 day'
        """, .bytes(server.id)))
  }

  func servers() async throws(StorageError) -> [ServerPresence] {
    let statement = PostgresStatement(
      """
      SELECT s.id, s.name, k.id FROM token_server.server s
      LEFT JOIN unnest(s.master_keys) WITH ORDINALITY AS k (id, position) ON true
      WHERE \(PostgresSchema.isLive) ORDER BY s.name, s.id, k.position
      """)
    return try await ask(statement) { rows in
      var servers: [ServerPresence] = []
      for row in rows {
        if servers.last?.id != row.bytes(0) {
          servers.append(ServerPresence(id: row.bytes(0), name: row.text(1), masterKeys: []))
        }
        guard let id = row.optionalNumber(2) else { continue }
        servers[servers.count - 1].masterKeys.append(MasterKeyID(rawValue: id))
      }
      return servers
    }
  }

  func alone<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result? {
    guard let lock = try await onThread({ [pool] () throws(StorageError) in try SweepLock(pool) })
    else { return nil }
    do {
      let result = try await work()
      await unlock(lock)
      return result
    } catch {
      await unlock(lock)
      throw error
    }
  }

  private func unlock(_ lock: SweepLock) async {
    try? await onThread { () throws(StorageError) in lock.release() }
  }

  // MARK: Settings of the database

  /// Settings of the database that can lose commits; empty if all are safe.
  func unsafeSettings() async throws(StorageError) -> [String] {
    try await ask(
      PostgresStatement(
        """
        SELECT name || ' = ' || setting FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name
        """)
    ) { $0.map { $0.text(0) } }
  }

  // MARK: Requests

  private func change(
    _ kind: PostgresChange.Kind, _ entry: TokenEntry
  ) async throws(StorageError) {
    let result = await withCheckedContinuation { continuation in
      if !changes.add(PostgresChange(kind: kind, entry: entry, done: continuation)) {
        continuation.resume(returning: Result<Void, StorageError>.failure(.closed))
      }
    }
    try result.get()
  }

  /// Runs a query, and reads its answer.
  private func ask<Value: Sendable>(
    _ statement: PostgresStatement, limit: Duration? = nil,
    _ read: @escaping @Sendable ([PostgresResult.Row]) -> Value
  ) async throws(StorageError) -> Value {
    try await perform(limit: limit) { connection throws(PostgresFailure) in
      read(try connection.run(statement).rows)
    }
  }

  private func commit(_ statements: PostgresStatement...) async throws(StorageError) {
    try await perform { connection throws(PostgresFailure) in _ = try connection.commit(statements)
    }
  }

  /// Runs something on a connection; after a lost connection it runs again.
  func perform<Value: Sendable>(
    limit: Duration? = nil,
    _ body: @escaping @Sendable (PostgresConnection) throws(PostgresFailure) -> Value
  ) async throws(StorageError) -> Value {
    try await onThread { [pool] () throws(StorageError) in try pool.perform(limit: limit, body) }
  }

  private func onThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws(StorageError) -> Value
  ) async throws(StorageError) -> Value {
    let result = await withCheckedContinuation { continuation in
      let isTaken = jobs.add {
        continuation.resume(returning: Result { () throws(StorageError) in try work() })
      }
      if !isTaken { continuation.resume(returning: .failure(StorageError.closed)) }
    }
    return try result.get()
  }
}

/// The lock of the server that removes expired entries, with the connection that holds it.
private final class SweepLock: Sendable {
  private static let arguments = PostgresSchema.Lock.sweep.arguments
  private let connection: PostgresConnection

  /// Nil while another server has the lock.
  init?(_ pool: PostgresPool) throws(StorageError) {
    guard
      let connection = try pool.perform({ _ throws(PostgresFailure) -> PostgresConnection? in
        let connection = try pool.connect()
        let answer = try connection.run("SELECT pg_try_advisory_lock(\(Self.arguments))")
        return answer.rows.first?.number(0) == 1 ? connection : nil
      })
    else { return nil }
    self.connection = connection
  }

  /// If the connection is lost, the database releases the lock.
  func release() { _ = try? connection.run("SELECT pg_advisory_unlock(\(Self.arguments))") }
}

extension TokenEntry {
  /// Reads the columns in the order of this structure; nil if the hash is not valid.
  fileprivate init?(_ row: PostgresResult.Row) {
    guard let keyHash = KeyHash(row.bytes(0)) else { return nil }
    self.init(
      keyHash: keyHash, masterKey: MasterKeyID(rawValue: row.number(1)), created: row.time(2),
      expires: row.optionalTime(3), sealed: row.bytes(4), owner: row.optionalText(5))
  }
}
