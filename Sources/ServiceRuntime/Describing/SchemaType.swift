/// The type of a value, as a description of the service names it.
indirect enum SchemaType: Hashable, Sendable {
  case string
  case boolean
  case double
  /// By the name XML Schema has for it (`int`).
  case integer(String)
  case dateTime
  case duration
  case binary
  /// A name of any spelling, because enumerations are open.
  case enumeration(XMLName)
  /// Any number of names.
  case flags(XMLName)
  case object(XMLName)
  /// A list of items.
  case array(SchemaItem)
  case dictionary(SchemaDictionary)
  /// A value whose type only the message tells.
  case any
  /// A named type of unknown content.
  case opaque(XMLName)
}

/// What an array or a dictionary holds.
struct SchemaItem: Hashable, Sendable {
  let type: SchemaType
  /// The element around an item in XML.
  let element: XMLName
  /// Whether nil is written where there is nothing, rather than read as a default.
  let isOptional: Bool
}

/// A dictionary: repeated elements with `Key` and `Value` in XML, an object in JSON.
struct SchemaDictionary: Hashable, Sendable {
  /// The element around an entry in XML.
  let item: XMLName
  let key: SchemaType
  let value: SchemaItem
}

extension SchemaType {
  /// Whether XML may say nil: so it is for reference types, and for these only.
  var isNillable: Bool {
    switch self {
    case .string, .binary, .object, .array, .dictionary, .any, .opaque: true
    case .boolean, .double, .integer, .dateTime, .duration, .enumeration, .flags: false
    }
  }
}
