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
  /// Any value, typed only by what is sent (`xs:anyType`).
  case anyType

  /// Whether JSON has a number for its values.
  package var isNumber: Bool {
    switch self {
    case .byte, .short, .int, .long, .unsignedByte, .unsignedShort, .unsignedInt, .unsignedLong,
      .float, .double, .decimal:
      true
    case .string, .boolean, .dateTime, .duration, .base64Binary, .anyType: false
    }
  }

  /// Reference types are nillable on this wire, value types never; the type alone decides.
  package var isNillable: Bool {
    switch self {
    case .string, .base64Binary, .anyType: true
    case .boolean, .byte, .short, .int, .long, .unsignedByte, .unsignedShort, .unsignedInt,
      .unsignedLong, .float, .double, .decimal, .dateTime, .duration:
      false
    }
  }
}
