/// The simple types of the wire, under their XML Schema names.
package enum ScalarType: String, Codable, Sendable, CaseIterable {
  case string
  case boolean
  case short
  case int
  case long
  case unsignedInt
  case double
  case dateTime
  case duration
  case base64Binary
  /// Any value, typed only by what is sent (`xs:anyType`).
  case anyType

  /// Reference types are nillable on this wire, value types never; the type alone decides.
  package var isNillable: Bool {
    switch self {
    case .string, .base64Binary, .anyType: true
    case .boolean, .short, .int, .long, .unsignedInt, .double, .dateTime, .duration: false
    }
  }
}
