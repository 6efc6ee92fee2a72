/// The type of a parameter, a field or an item.
///
/// In files it is one string: `xs:int`, `Person`, `[Person]`, `[[xs:string]]`.
package indirect enum TypeReference: Hashable, Sendable {
  case scalar(ScalarType)
  /// A type of the same Services version, by its name on the wire.
  case named(String)
  case array(TypeReference)
  /// Unknown: the documentation names no type and shows no value.
  case unknown

  package static let string = TypeReference.scalar(.string)

  /// The named type at the bottom of any nesting of arrays.
  package var namedType: String? {
    switch self {
    case .named(let name): name
    case .array(let item): item.namedType
    case .scalar, .unknown: nil
    }
  }
}

extension TypeReference: CustomStringConvertible {
  package var description: String {
    switch self {
    case .scalar(let scalar): "xs:\(scalar.rawValue)"
    case .named(let name): name
    case .array(let item): "[\(item)]"
    case .unknown: "?"
    }
  }

  /// Reads the text that `description` returns.
  package init?(_ text: some StringProtocol) {
    if text == "?" {
      self = .unknown
    } else if text.hasPrefix("["), text.hasSuffix("]"), text.count > 2 {
      guard let item = TypeReference(text.dropFirst().dropLast()) else { return nil }
      self = .array(item)
    } else if text.hasPrefix("xs:") {
      guard let scalar = ScalarType(rawValue: String(text.dropFirst(3))) else { return nil }
      self = .scalar(scalar)
    } else {
      guard !text.isEmpty, !text.contains(where: { "[]: ?".contains($0) }) else { return nil }
      self = .named(String(text))
    }
  }
}

extension TypeReference: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let reference = TypeReference(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: Self.explanation(of: text))
    }
    self = reference
  }

  /// Why a text is not a reference, with a valid example.
  private static func explanation(of text: String) -> String {
    guard text.contains("xs:") else {
      return "'\(text)' is not a type: write the name of one, or xs:string, in brackets for a list"
    }
    let simple = ScalarType.allCases.map { "xs:\($0.rawValue)" }.joined(separator: ", ")
    return "'\(text)' is not a simple type; these are \(simple)"
  }
}

/// The simple types of the wire, under their XML Schema names.
package enum ScalarType: String, Sendable, CaseIterable {
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
    default: false
    }
  }

  /// Whether values may be nil on the wire. Only the type decides: reference types are nillable,
  /// and value types never are.
  package var isNillable: Bool {
    switch self {
    case .string, .base64Binary, .hexBinary, .qualifiedName, .anyType: true
    default: false
    }
  }
}
