import CSQLite
import Foundation

/// A connection to a database file, for one thread at a time.
final class SQLiteConnection {
  /// For functions that this type does not wrap.
  let handle: OpaquePointer
  private var statements: [String: SQLiteStatement] = [:]

  /// - Parameters:
  ///   - createsFile: Whether to create the file if it does not exist.
  ///   - patience: How long to wait for other processes that lock the database.
  init(path: String, createsFile: Bool, patience: Duration) throws(StorageError) {
    var handle: OpaquePointer?
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (createsFile ? SQLITE_OPEN_CREATE : 0)
    let status = sqlite3_open_v2(path, &handle, flags, nil)
    guard status == SQLITE_OK, let handle else {
      let error = StorageError(status, handle: handle, context: path)
      sqlite3_close_v2(handle)
      throw error
    }
    self.handle = handle
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, Int32(clamping: patience.components.seconds * 1000))
  }

  deinit {
    statements = [:]
    sqlite3_close_v2(handle)
  }

  /// A statement that is ready to run. It is compiled only once.
  func statement(_ sql: String) throws(StorageError) -> SQLiteStatement {
    if let known = statements[sql] { return known }
    let statement = try SQLiteStatement(sql, handle)
    statements[sql] = statement
    return statement
  }

  /// Runs a statement without parameters.
  func run(_ sql: String) throws(StorageError) {
    // Compiled for this run only, because a compiled PRAGMA may be out of date when it runs again.
    try SQLiteStatement(sql, handle).run()
  }

  /// The number in the only row of a result; 0 if there is no row.
  func number(_ sql: String) throws(StorageError) -> Int64 {
    var result: Int64 = 0
    try SQLiteStatement(sql, handle).rows { result = $0.number(0) }
    return result
  }

  /// The text in the only row of a result.
  func text(_ sql: String) throws(StorageError) -> String {
    var result = ""
    try SQLiteStatement(sql, handle).rows { result = $0.text(0) }
    return result
  }

  /// Whether the file was removed or replaced after it was opened. SQLite itself checks this only
  /// when it opens a file.
  var hasMoved: Bool {
    var hasMoved: Int32 = 0
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
    return hasMoved != 0
  }

  /// The number of rows that the last statement changed.
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// Runs a transaction: all of it is committed, or nothing.
  ///
  /// - Parameter begin: `BEGIN IMMEDIATE` for a transaction that writes, because a transaction that
  ///   begins with reading cannot wait for another writer.
  func transaction<Result>(
    _ begin: String, _ body: () throws(StorageError) -> Result
  ) throws(StorageError) -> Result {
    try statement(begin).run()
    do throws(StorageError) {
      let result = try body()
      try statement("COMMIT").run()
      return result
    } catch {
      // Some errors end the transaction themselves.
      if sqlite3_get_autocommit(handle) == 0 { try? statement("ROLLBACK").run() }
      throw error
    }
  }
}

extension StorageError {
  /// Converts a status of SQLite.
  init(_ status: Int32, handle: OpaquePointer?, context: String) {
    let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? ""
    switch status & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked
    case SQLITE_FULL: self = .full
    case SQLITE_IOERR where Self.isOutOfRoom(handle): self = .full
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(reason)
    default: self = .failed("\(reason) (\(status)), at \(context)")
    }
  }

  /// SQLite has a status only for a full disk. For a caller, a quota and a limit on the size of
  /// files are the same.
  private static func isOutOfRoom(_ handle: OpaquePointer?) -> Bool {
    handle.map { [ENOSPC, EDQUOT, EFBIG].contains(shim_last_errno($0)) } ?? false
  }
}
