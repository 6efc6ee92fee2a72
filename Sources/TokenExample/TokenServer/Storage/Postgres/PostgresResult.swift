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

/// A value of a parameter, sent in the binary format of its type.
enum PostgresValue {
  case number(Int64)
  case text(String)
  case bytes([UInt8])
  /// In seconds since 1970.
  case time(Int64)
  case numbers([Int64])
  case byteStrings([[UInt8]])
  /// Nil for NULL.
  case texts([String?])
  /// In seconds since 1970; nil for NULL.
  case times([Int64?])

  /// The number of the type in the catalog of the database.
  var type: UInt32 {
    switch self {
    case .number: Self.bigint
    case .text: Self.text
    case .bytes: Self.bytea
    case .time: Self.timestamptz
    case .numbers: 1016
    case .byteStrings: 1001
    case .texts: 1009
    case .times: 1185
    }
  }

  private static let bigint: UInt32 = 20
  private static let bytea: UInt32 = 17
  private static let text: UInt32 = 25
  private static let timestamptz: UInt32 = 1184

  func append(to buffer: inout [UInt8]) {
    switch self {
    case .number(let number): buffer.append(bigEndian: number)
    case .text(let text): buffer += Array(text.utf8)
    case .bytes(let bytes): buffer += bytes
    case .time(let seconds): buffer.append(bigEndian: PostgresTime.microseconds(of: seconds))
    case .numbers(let numbers):
      Self.append(numbers, type: Self.bigint, buffer: &buffer) { $1.append(bigEndian: $0) }
    case .byteStrings(let strings):
      Self.append(strings, type: Self.bytea, buffer: &buffer) { $1 += $0 }
    case .texts(let texts):
      Self.append(texts, type: Self.text, buffer: &buffer) { $1 += Array($0.utf8) }
    case .times(let times):
      Self.append(times, type: Self.timestamptz, buffer: &buffer) {
        $1.append(bigEndian: PostgresTime.microseconds(of: $0))
      }
    }
  }

  /// An array of one dimension, whose elements are counted from 1.
  private static func append<Element>(
    _ elements: [Element?], type: UInt32, buffer: inout [UInt8],
    append: (Element, inout [UInt8]) -> Void
  ) {
    let hasNull: Int32 = elements.contains { $0 == nil } ? 1 : 0
    let head = elements.isEmpty ? [0, 0] : [1, hasNull]
    for number in head { buffer.append(bigEndian: number) }
    buffer.append(bigEndian: type)
    if elements.isEmpty { return }
    for number in [Int32(elements.count), 1] { buffer.append(bigEndian: number) }
    for element in elements {
      var bytes: [UInt8] = []
      if let element { append(element, &bytes) }
      buffer.append(bigEndian: element == nil ? -1 : Int32(bytes.count))
      buffer += bytes
    }
  }
}

/// The database stores a time in microseconds since the start of the year 2000.
enum PostgresTime {
  private static let epoch: Int64 = 946_684_800
  /// The range of the database: the years from -4713 to 294276.
  private static let range: ClosedRange<Int64> = -210_866_803_200...9_224_318_015_999

  /// - Parameter seconds: Seconds since 1970. They are limited to the range of the database.
  static func microseconds(of seconds: Int64) -> Int64 {
    (min(max(seconds, range.lowerBound), range.upperBound) - epoch) * 1_000_000
  }

  /// Seconds since 1970, without fractions.
  static func seconds(of microseconds: Int64) -> Int64 {
    let whole = microseconds / 1_000_000
    return whole + epoch - (microseconds % 1_000_000 < 0 ? 1 : 0)
  }
}

extension [UInt8] {
  fileprivate mutating func append(bigEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}
