import CSQLite

/// A compiled statement. Values are bound, and never written into its text.
final class SQLiteStatement {
  enum Value {
    case null
    case number(Int64)
    case text(String)
    case bytes([UInt8])
  }

  /// A row of the result. Columns are counted from 0.
  struct Row {
    fileprivate let statement: OpaquePointer

    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func optionalNumber(_ column: Int32) -> Int64? {
      sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : number(column)
    }

    func bytes(_ column: Int32) -> [UInt8] {
      let start = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      return start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
    }

    func text(_ column: Int32) -> String {
      sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
    }

    func optionalText(_ column: Int32) -> String? {
      sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : text(column)
    }
  }

  private let sql: String
  private let database: OpaquePointer
  private let statement: OpaquePointer?

  init(_ sql: String, _ database: OpaquePointer) throws(StorageError) {
    self.sql = sql
    self.database = database
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v2(database, sql, -1, &statement, nil)
    self.statement = statement
    guard status == SQLITE_OK else { throw StorageError(status, handle: database, context: sql) }
  }

  deinit { sqlite3_finalize(statement) }

  /// Runs the statement to its end.
  func run(_ values: Value...) throws(StorageError) {
    try run(values) { _ in }
  }

  /// Runs the statement, and calls the closure with every row of the result.
  func rows(_ values: Value..., each: (Row) -> Void) throws(StorageError) {
    try run(values, each: each)
  }

  private func run(_ values: [Value], each: (Row) -> Void) throws(StorageError) {
    // A statement that is not reset keeps its transaction open.
    defer { sqlite3_reset(statement) }
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
    while true {
      let status = sqlite3_step(statement)
      if status == SQLITE_DONE { return }
      guard status == SQLITE_ROW, let statement else {
        throw StorageError(status, handle: database, context: sql)
      }
      each(Row(statement: statement))
    }
  }

  private func bind(_ value: Value, at index: Int32) throws(StorageError) {
    let status =
      switch value {
      case .null: sqlite3_bind_null(statement, index)
      case .number(let number): sqlite3_bind_int64(statement, index, number)
      case .text(let text): shim_bind_text(statement, index, text, Int32(clamping: text.utf8.count))
      case .bytes(let bytes):
        bytes.withUnsafeBytes {
          shim_bind_blob(statement, index, $0.baseAddress, Int32(clamping: $0.count))
        }
      }
    guard status == SQLITE_OK else { throw StorageError(status, handle: database, context: sql) }
  }
}
