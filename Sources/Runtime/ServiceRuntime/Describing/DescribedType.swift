/// The type of a value in a description of the service.
indirect enum DescribedType: Hashable, Sendable {
  case string
  case boolean
  case double
  /// With its name in XML Schema (`int`).
  case integer(String)
  /// Any other type of XML Schema, by its name there.
  case simple(String)
  case dateTime
  case duration
  case binary
  /// Any name, because enumerations are open.
  case enumeration(XMLName)
  /// Any number of names.
  case flags(XMLName)
  case object(XMLName)
  /// A list of items.
  case array(SchemaItem)
  case dictionary(SchemaDictionary)
  /// A value whose type is only in the message.
  case any
  /// A named type of unknown content.
  case opaque(XMLName)
}

/// An item of an array or a dictionary.
struct SchemaItem: Hashable, Sendable {
  let type: DescribedType
  /// The element around an item in XML.
  let element: XMLName
  /// Whether a missing item is written as nil instead of being read as a default.
  let isOptional: Bool
}

/// A dictionary: repeated elements with `Key` and `Value` in XML, an object in JSON.
struct SchemaDictionary: Hashable, Sendable {
  /// The element around an entry in XML.
  let item: XMLName
  let key: DescribedType
  let value: SchemaItem
}

extension DescribedType {
  /// Whether XML may have nil. Only reference types may.
  var isNillable: Bool {
    switch self {
    case .string, .binary, .object, .array, .dictionary, .any, .opaque: true
    case .simple(let name): name == "hexBinary"
    case .boolean, .double, .integer, .dateTime, .duration, .enumeration, .flags: false
    }
  }
}
