import CLibPQ

/// The answer to a statement, in binary format.
final class PostgresResult {
  let handle: OpaquePointer

  /// - Parameter handle: The result of libpq. This object becomes its owner.
  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { PQclear(handle) }

  /// A row of the result. Columns are counted from 0.
  struct Row {
    fileprivate let result: PostgresResult
    fileprivate let number: Int32

    func isNull(_ column: Int32) -> Bool { PQgetisnull(result.handle, number, column) != 0 }

    /// The value of an integer of any size, or of a boolean.
    func number(_ column: Int32) -> Int64 {
      let bytes = bytes(column)
      let negative: Int64 = (bytes.first ?? 0) & 0x80 == 0 ? 0 : -1
      return bytes.reduce(negative) { $0 << 8 | Int64($1) }
    }

    func optionalNumber(_ column: Int32) -> Int64? { isNull(column) ? nil : number(column) }

    /// In seconds since 1970.
    func time(_ column: Int32) -> Int64 { PostgresTime.seconds(of: number(column)) }

    func optionalTime(_ column: Int32) -> Int64? { isNull(column) ? nil : time(column) }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func bytes(_ column: Int32) -> [UInt8] {
      let count = Int(PQgetlength(result.handle, number, column))
      guard count > 0, let start = PQgetvalue(result.handle, number, column) else { return [] }
      return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
  }

  var rows: [Row] { (0..<PQntuples(handle)).map { Row(result: self, number: $0) } }

  /// The number of rows that the statement changed.
  var changes: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

  /// The command tag of the statement: `COMMIT`.
  var tag: String { String(cString: PQcmdStatus(handle)) }
}
