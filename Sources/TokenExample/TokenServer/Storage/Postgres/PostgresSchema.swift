/// The tables, and the migrations of older databases.
///
/// While servers are upgraded one after the other, old and new servers use the same tables. So each
/// migration states which programs work with its tables.
struct PostgresSchema: Sendable {
  struct Migration: Sendable {
    /// The oldest program that works with the tables afterwards, by the schema that it knows.
    let oldestProgram: Int
    let statements: [String]
  }

  /// Migrations from schema n to schema n + 1. Never change one, because databases exist: append
  /// one.
  let migrations: [Migration]

  static let current = PostgresSchema(migrations: [
    Migration(
      oldestProgram: 1,
      statements: [
        "CREATE SCHEMA IF NOT EXISTS token_server",
        """
        CREATE TABLE token_server.schema_version (
          number integer PRIMARY KEY CHECK (number = 1),
          version integer NOT NULL,
          oldest_program integer NOT NULL
        )
        """,
        """
        CREATE TABLE token_server.token (
          key_hash bytea PRIMARY KEY,
          save_id bytea NOT NULL,
          master_key bigint NOT NULL,
          created timestamptz NOT NULL,
          expires timestamptz,
          sealed bytea NOT NULL
        )
        """,
        // Encrypted bytes cannot be compressed.
        "ALTER TABLE token_server.token ALTER sealed SET STORAGE EXTERNAL",
        "CREATE INDEX token_master_key ON token_server.token (master_key)",
        "CREATE INDEX token_expires ON token_server.token (expires) WHERE expires IS NOT NULL",
        """
        CREATE TABLE token_server.master_key (
          id bigint PRIMARY KEY,
          is_current boolean NOT NULL DEFAULT false,
          retired timestamptz
        )
        """,
        """
        CREATE UNIQUE INDEX master_key_current ON token_server.master_key (is_current)
        WHERE is_current
        """,
        """
        CREATE TABLE token_server.clock (
          number integer PRIMARY KEY CHECK (number = 1),
          seen timestamptz NOT NULL,
          steady_since timestamptz NOT NULL
        )
        """,
        """
        CREATE TABLE token_server.server (
          id bytea PRIMARY KEY,
          name text NOT NULL,
          program integer NOT NULL,
          master_keys bigint[] NOT NULL,
          seen timestamptz NOT NULL
        )
        """,
      ]),
    // Older programs save entries without an owner.
    Migration(
      oldestProgram: 1, statements: ["ALTER TABLE token_server.token ADD COLUMN owner text"]),
  ])

  /// The advisory locks. The first number of each identifies this program.
  enum Lock: Int32 {
    /// Exclusive for a migration.
    case tables = 1
    /// Shared for saves, exclusive for a change of the current or of retired master keys.
    case masterKeys
    /// Exclusive for the removal of expired entries.
    case sweep

    /// The arguments of the functions for advisory locks; the first is "Toks".
    var arguments: String { "\(0x546F_6B73), \(rawValue)" }
  }

  /// A server that has not reported itself for this number of seconds is not live.
  static let liveSeconds = 15

  /// The condition for a row of the table of servers.
  static let isLive = "seen > clock_timestamp() - interval '\(liveSeconds) seconds'"

  /// Brings a database up to date, in one transaction: completely or not at all.
  ///
  /// - Parameter createsTables: Whether to create the tables if they do not exist.
  func migrate(_ connection: PostgresConnection, createsTables: Bool) throws(PostgresFailure) {
    let version = try check(connection)
    guard version > 0 || createsTables else {
      throw .refused(.failed("there are no tables of the token server in this database"))
    }
    guard version < migrations.count else { return }
    try connection.transaction { () throws(PostgresFailure) in
      // Another server may be migrating.
      try connection.run("SET LOCAL lock_timeout = '60s'")
      try connection.run("SELECT pg_advisory_xact_lock(\(Lock.tables.arguments))")
      let version = try check(connection)
      guard version < migrations.count else { return }
      try apply(version, connection)
    }
  }

  private func apply(
    _ version: Int, _ connection: PostgresConnection
  ) throws(PostgresFailure) {
    let oldest = migrations[version...].map(\.oldestProgram).max() ?? 1
    if version > 0 { try checkServers(oldest, connection) }
    for statement in migrations[version...].flatMap(\.statements) { try connection.run(statement) }
    try connection.run(
      """
      INSERT INTO token_server.schema_version VALUES (1, $1, $2)
      ON CONFLICT (number) DO UPDATE SET version = excluded.version,
        oldest_program = greatest(schema_version.oldest_program, excluded.oldest_program)
      """, .number(Int64(migrations.count)), .number(Int64(oldest)))
  }

  /// A migration that would break older servers is refused while they are live.
  private func checkServers(
    _ oldest: Int, _ connection: PostgresConnection
  ) throws(PostgresFailure) {
    let names = try connection.run(
      """
      SELECT name FROM token_server.server WHERE program < $1 AND \(Self.isLive) ORDER BY name
      """, .number(Int64(oldest))
    ).rows.map { $0.text(0) }
    guard names.isEmpty else {
      throw .refused(
        .failed(
          "servers of an older version are running, stop them first: \(names.joined(separator: ", "))"
        ))
    }
  }

  /// The schema of a database; 0 for none.
  func check(_ connection: PostgresConnection) throws(PostgresFailure) -> Int {
    let tables = try connection.run(
      """
      SELECT to_regclass('token_server.schema_version') IS NOT NULL,
        EXISTS (SELECT FROM pg_tables WHERE schemaname = 'token_server')
      """
    ).rows.first
    guard tables?.number(0) == 1 else {
      if tables?.number(1) == 1 { throw .refused(.foreign) }
      return 0
    }
    let row = try connection.run(
      "SELECT version, oldest_program FROM token_server.schema_version"
    ).rows.first
    let (version, oldest) = (Int(row?.number(0) ?? 0), Int(row?.number(1) ?? 0))
    guard oldest <= migrations.count else {
      throw .refused(.newerSchema(found: version, supported: migrations.count))
    }
    return version
  }
}
