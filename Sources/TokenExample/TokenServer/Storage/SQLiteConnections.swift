import Foundation

/// The connection that writes and the one that reads.
///
/// Unchecked, but safe: each is used only on the thread of its own queue.
final class SQLiteConnections: @unchecked Sendable {
  private var writing: SQLiteConnection?
  private var reading: SQLiteConnection?
  /// The log. It has the commits until SQLite has copied them to the file.
  private let log: FileIdentity
  private let readQueue = DispatchQueue(label: "token-server.reader", qos: .userInitiated)

  init(path: String, createsFile: Bool, patience: Duration) throws {
    // SQLite would create the file with the permissions of the umask. Its other files get the same
    // permissions.
    if createsFile { SecretFile.createEmpty(path) }
    let writing = try SQLiteConnection(path: path, createsFile: createsFile, patience: patience)
    // This comes first, so that a file of another program is not changed.
    try SQLiteSchema.check(writing)
    // Readers do not wait for writers, nor writers for readers.
    let mode = try Self.setJournalMode(writing, patience: patience)
    guard mode == "wal" else { throw StorageError.failed("the journal mode is \(mode)") }
    // A commit returns after it is on the disk.
    try writing.run("PRAGMA synchronous = FULL")
    // Removed data is overwritten.
    try writing.run("PRAGMA secure_delete = ON")
    try SQLiteSchema.migrate(writing)
    let reading = try SQLiteConnection(path: path, createsFile: false, patience: patience)
    // The log is created when it is needed for the first time.
    _ = try reading.number("SELECT count(*) FROM sqlite_schema")
    log = FileIdentity("\(path)-wal")
    self.reading = reading
    self.writing = writing
  }

  /// SQLite does not wait for other processes that open the same new file.
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

  /// Commits requests together, then returns the results to their callers.
  func commit(_ writes: [Write], onCommit: (Int) -> Void) {
    do throws(StorageError) {
      guard let writing else { throw .closed }
      let results = try writing.transaction("BEGIN IMMEDIATE") { () throws(StorageError) in
        try Self.apply(writes, to: writing)
      }
      // A file that no longer has a name accepts writes, but they are lost.
      guard !writing.hasMoved, log.isInPlace else { throw .moved }
      onCommit(writes.count)
      // The callers get their results only now, because nothing was durable before.
      for (write, result) in zip(writes, results) { write.done.resume(returning: result) }
    } catch let error where writes.count > 1 && !error.isOfAll {
      // There may be space for some of the requests, or only one of them may have failed.
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

  /// Runs a query on the thread that reads. It receives nil if the store is closed.
  func read(_ query: @escaping @Sendable (SQLiteConnection?) -> Void) {
    readQueue.async { query(self.reading) }
  }

  func close() {
    readQueue.sync { reading = nil }
    // The last connection to a file removes its log.
    writing = nil
  }
}

extension StorageError {
  /// Whether the error does not come from one of the requests in a batch.
  fileprivate var isOfAll: Bool { [.locked, .closed, .moved].contains(self) }
}

/// The identity of the file at a path.
private struct FileIdentity: Sendable {
  private let path: String
  private let numbers: [UInt64]?

  init(_ path: String) {
    self.path = path
    numbers = Self.numbers(path)
  }

  /// Whether the file is still there. Also true if it never existed.
  var isInPlace: Bool { numbers == nil || Self.numbers(path) == numbers }

  private static func numbers(_ path: String) -> [UInt64]? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
  }
}
