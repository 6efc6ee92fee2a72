/// A value of a documented JSON sample; objects keep the order of their properties.
enum JSONValue: Sendable, Equatable {
  case null
  case boolean
  case integer
  case real
  case string
  case array([JSONValue])
  case object([Property])

  struct Property: Sendable, Equatable {
    let name: String
    let value: JSONValue
  }
}
