import Foundation

/// The connection that writes and the one that reads.
///
/// Unchecked: each is used on the thread of its own queue only.
final class SQLiteConnections: @unchecked Sendable {
  private var writing: SQLiteConnection?
  private var reading: SQLiteConnection?
  private let readQueue = DispatchQueue(label: "token-server.reader", qos: .userInitiated)

  init(path: String, createsFile: Bool, patience: Duration) throws {
    // SQLite would make the file as readable as the umask says; its other files are made alike.
    if createsFile { SecretFile.createEmpty(path) }
    let writing = try SQLiteConnection(path: path, createsFile: createsFile, patience: patience)
    // First: a file that is not ours is left as it is.
    try SQLiteSchema.check(writing)
    // Readers do not wait for writers, nor writers for readers.
    let mode = try Self.setJournalMode(writing, patience: patience)
    guard mode == "wal" else { throw StorageError.failed("the journal mode is \(mode)") }
    // A commit returns when it is on the disk.
    try writing.run("PRAGMA synchronous = FULL")
    // What is removed is overwritten.
    try writing.run("PRAGMA secure_delete = ON")
    try SQLiteSchema.migrate(writing)
    reading = try SQLiteConnection(path: path, createsFile: false, patience: patience)
    self.writing = writing
  }

  /// SQLite does not wait by itself for others who open the same new file.
  private static func setJournalMode(
    _ connection: SQLiteConnection, patience: Duration
  ) throws(StorageError) -> String {
    let end = ContinuousClock.now + patience
    while true {
      do throws(StorageError) {
        return try connection.text("PRAGMA journal_mode = WAL")
      } catch {
        guard error == .locked, ContinuousClock.now < end else { throw error }
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
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
    } catch let error where writes.count > 1 && error != .locked && error != .closed {
      // There may be room for some of it, or only one of it is at fault.
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

  /// Runs a query on the thread that reads; nil is for a store that has been closed.
  func read(_ query: @escaping @Sendable (SQLiteConnection?) -> Void) {
    readQueue.async { query(self.reading) }
  }

  func close() {
    readQueue.sync { reading = nil }
    // The last connection to a file clears its log away.
    writing = nil
  }
}
