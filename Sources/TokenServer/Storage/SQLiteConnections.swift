import Foundation

/// The connection that writes and the one that reads.
///
/// Unchecked: each is used on the thread of its own queue only.
final class SQLiteConnections: @unchecked Sendable {
  private var writing: SQLiteConnection?
  private var reading: SQLiteConnection?

  init(path: String, createsFile: Bool, patience: Duration) throws {
    // SQLite would make the file as readable as the umask says; its other files are made alike.
    if createsFile { SecretFile.createEmpty(path) }
    let writing = try SQLiteConnection(path: path, createsFile: createsFile, patience: patience)
    // Readers do not wait for writers, nor writers for readers.
    let mode = try writing.text("PRAGMA journal_mode = WAL")
    guard mode == "wal" else { throw StorageError.failed("the journal mode is \(mode)") }
    // A commit returns when it is on the disk.
    try writing.run("PRAGMA synchronous = FULL")
    // What is removed is overwritten.
    try writing.run("PRAGMA secure_delete = ON")
    try SQLiteSchema.prepare(writing)
    reading = try SQLiteConnection(path: path, createsFile: false, patience: patience)
    self.writing = writing
  }

  /// Commits what has been asked for together, then tells everybody.
  func commit(_ writes: [Write], onCommit: (Int) -> Void) {
    do throws(StorageError) {
      guard let writing else { throw .closed }
      let results = try writing.transaction("BEGIN IMMEDIATE") { () throws(StorageError) in
        try Self.apply(writes, to: writing)
      }
      // Only now is anything durable, so only now does anybody hear of it.
      for (write, result) in zip(writes, results) { write.done.resume(returning: result) }
      onCommit(writes.count)
    } catch .full where writes.count > 1 {
      // There may be room for some of it.
      for write in writes { commit([write], onCommit: onCommit) }
    } catch {
      for write in writes { write.done.resume(returning: .failure(error)) }
    }
  }

  private static func apply(
    _ writes: [Write], to connection: SQLiteConnection
  ) throws(StorageError) -> [Result<Int, StorageError>] {
    var retired: Set<MasterKeyID> = []
    try connection.statement("SELECT master_key FROM retired_key").rows {
      retired.insert(MasterKeyID(rawValue: $0.number(0)))
    }
    return try writes.map { write throws(StorageError) in
      do throws(StorageError) {
        try write.change(connection, retired)
        return .success(connection.changes)
      } catch .masterKeyRetired {
        return .failure(.masterKeyRetired)
      }
    }
  }

  /// Answers what has been asked for together from one state of the database.
  func answer(_ reads: [Read]) {
    do throws(StorageError) {
      guard let reading else { throw .closed }
      try reading.statement("BEGIN").run()
      for read in reads { read.answer(.success(reading)) }
      try? reading.statement("COMMIT").run()
    } catch {
      for read in reads { read.answer(.failure(error)) }
    }
  }

  func close() {
    reading = nil
    // The last connection to a file clears its log away.
    writing = nil
  }
}
