/// The simple types of the wire, under their XML Schema names.
package enum ScalarType: String, Codable, Sendable, CaseIterable {
  case string
  case boolean
  case byte
  case short
  case int
  case long
  case unsignedByte
  case unsignedShort
  case unsignedInt
  case unsignedLong
  /// A whole number of any size.
  case integer
  case float
  case double
  case decimal
  case dateTime
  case date
  case time
  case gYearMonth
  case gYear
  case gMonthDay
  case gMonth
  case gDay
  case duration
  case base64Binary
  case hexBinary
  /// A name with its namespace.
  case qualifiedName = "QName"
  /// Any value; only the message has its type (`xs:anyType`).
  case anyType

  /// Whether its values are numbers in JSON.
  package var isNumber: Bool {
    switch self {
    case .byte, .short, .int, .long, .unsignedByte, .unsignedShort, .unsignedInt, .unsignedLong,
      .integer, .float, .double, .decimal:
      true
    case .string, .boolean, .dateTime, .date, .time, .gYearMonth, .gYear, .gMonthDay, .gMonth,
      .gDay, .duration, .base64Binary, .hexBinary, .qualifiedName, .anyType:
      false
    }
  }

  /// Reference types are nillable on the wire, and value types never are. Only the type decides.
  package var isNillable: Bool {
    switch self {
    case .string, .base64Binary, .hexBinary, .qualifiedName, .anyType: true
    case .boolean, .byte, .short, .int, .long, .unsignedByte, .unsignedShort, .unsignedInt,
      .unsignedLong, .integer, .float, .double, .decimal, .dateTime, .date, .time, .gYearMonth,
      .gYear, .gMonthDay, .gMonth, .gDay, .duration:
      false
    }
  }
}
