import ServiceModel

/// The formats of simple values in a Swagger file.
enum SwaggerFormats {
  private static let integers: [String: (scalar: ScalarType, bounds: [String])] = [
    "int8": (.byte, bounds(Int8.self)), "uint8": (.unsignedByte, bounds(UInt8.self)),
    "int16": (.short, bounds(Int16.self)), "uint16": (.unsignedShort, bounds(UInt16.self)),
    "int32": (.int, bounds(Int32.self)), "uint32": (.unsignedInt, bounds(UInt32.self)),
    "int64": (.long, bounds(Int64.self)), "uint64": (.unsignedLong, bounds(UInt64.self)),
  ]

  private static let others: [String: [String: ScalarType]] = [
    "number": ["float": .float, "double": .double, "decimal": .decimal],
    "string": [
      "date-time": .dateTime, "date": .date, "byte": .base64Binary, "binary": .base64Binary,
    ],
  ]

  /// The formats of texts that are only texts in generated code, too.
  private static let texts: Set<String> = [
    "password", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "url",
    "uri-reference", "uri-template", "iri", "iri-reference", "uuid", "guid", "json-pointer",
    "relative-json-pointer", "regex", "time", "duration", "char", "string",
  ]

  private static func bounds<Number: FixedWidthInteger>(_ type: Number.Type) -> [String] {
    ["\(type.min)", "\(type.max)"]
  }

  /// - Returns: nil if the format is not known for values of the type.
  static func scalar(_ type: String, _ format: String) -> ScalarType? {
    if type == "integer" { return integers[format]?.scalar }
    if type == "string", texts.contains(format) { return .string }
    return others[type]?[format]
  }

  /// Whether a number is a bound of every value with a format, so that it restricts nothing.
  static func isBound(_ number: String, of format: String?) -> Bool {
    format.flatMap { integers[$0] }?.bounds.contains(number) ?? false
  }
}
