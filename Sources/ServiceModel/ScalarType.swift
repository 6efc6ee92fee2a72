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
  case float
  case double
  case decimal
  case dateTime
  case duration
  case base64Binary
  /// Any value; only the message has its type (`xs:anyType`).
  case anyType

  /// Whether its values are numbers in JSON.
  package var isNumber: Bool {
    switch self {
    case .byte, .short, .int, .long, .unsignedByte, .unsignedShort, .unsignedInt, .unsignedLong,
      .float, .double, .decimal:
      true
    case .string, .boolean, .dateTime, .duration, .base64Binary, .anyType: false
    }
  }

  /// Reference types are nillable on the wire, and value types never are. Only the type decides.
  package var isNillable: Bool {
    switch self {
    case .string, .base64Binary, .anyType: true
    case .boolean, .byte, .short, .int, .long, .unsignedByte, .unsignedShort, .unsignedInt,
      .unsignedLong, .float, .double, .decimal, .dateTime, .duration:
      false
    }
  }
}
