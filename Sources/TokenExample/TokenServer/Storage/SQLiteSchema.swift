/// The tables, and the migrations of older files.
enum SQLiteSchema {
  /// Marks a file of this program: "Toks".
  static let applicationID: Int64 = 0x546F_6B73

  /// Migrations from schema n to schema n + 1. Never change one, because files exist: append one.
  static let migrations: [[String]] = [
    [
      """
      CREATE TABLE token (
        number INTEGER PRIMARY KEY,
        key_hash BLOB NOT NULL UNIQUE,
        master_key INTEGER NOT NULL,
        created INTEGER NOT NULL,
        expires INTEGER,
        sealed BLOB NOT NULL
      )
      """
    ],
    [
      "CREATE TABLE retired_key (master_key INTEGER PRIMARY KEY)",
      "CREATE INDEX token_master_key ON token (master_key)",
      "CREATE INDEX token_expires ON token (expires) WHERE expires IS NOT NULL",
    ],
    [
      """
      CREATE TABLE clock (
        number INTEGER PRIMARY KEY CHECK (number = 1),
        seen INTEGER NOT NULL,
        steady_since INTEGER NOT NULL
      )
      """
    ],
    ["ALTER TABLE token ADD COLUMN owner TEXT"],
  ]

  /// - Throws: `.foreign`, `.newerSchema`
  static func check(_ connection: SQLiteConnection) throws(StorageError) {
    // The order is important: another process may be creating the tables at this moment.
    let isNew = try connection.number("SELECT count(*) FROM sqlite_schema") == 0
    let id = try connection.number("PRAGMA application_id")
    guard id == applicationID || (id == 0 && isNew) else { throw .foreign }
    _ = try version(of: connection)
  }

  /// Brings a file up to date, in one transaction: completely or not at all.
  ///
  /// - Parameter target: The schema to create; for tests, which need files of older versions.
  static func migrate(
    _ connection: SQLiteConnection, target: Int = migrations.count
  ) throws(StorageError) {
    guard try version(of: connection) != target else { return }
    try connection.transaction("BEGIN IMMEDIATE") { () throws(StorageError) in
      // Another process may have been faster.
      let version = try version(of: connection)
      for statement in migrations[version..<max(version, target)].joined() {
        try connection.run(statement)
      }
      try connection.run("PRAGMA application_id = \(applicationID)")
      try connection.run("PRAGMA user_version = \(max(version, target))")
    }
  }

  /// The schema of a file, at most the newest one known here.
  static func version(of connection: SQLiteConnection) throws(StorageError) -> Int {
    let version = Int(try connection.number("PRAGMA user_version"))
    guard (0...migrations.count).contains(version) else {
      throw .newerSchema(found: version, supported: migrations.count)
    }
    return version
  }
}
