import ServiceModel

/// The type column of a REST table, or the type in a heading: coarse, and false in places.
enum RESTTypeLabel: Equatable {
  /// A reference to a type that is not named.
  case blank
  case string
  case integer
  case long
  case number
  case boolean
  case dateTime
  case bytes
  case array
  /// A map or, in a heading, any object.
  case object
  /// Any of these.
  case enumeration([String])
  case named(String)
  /// A name that is printed for types of other names.
  case misleading

  init(_ text: String, profile: DocumentationProfile) {
    switch text {
    case "": self = .blank
    case "string", "String": self = .string
    case "int16", "int32", "Integer": self = .integer
    case "int64": self = .long
    case "double", "float", "Number": self = .number
    case "bool", "Boolean": self = .boolean
    case "date-time": self = .dateTime
    case "byte", "binary": self = .bytes
    case "array", "Array": self = .array
    case "object", "Object": self = .object
    default:
      if let members = text.dropping(prefix: "Enum:") {
        self = .enumeration(Self.members(members))
      } else {
        self = profile.misleadingTypeLabels.contains(text) ? .misleading : .named(text)
      }
    }
  }

  private static func members(_ text: String) -> [String] {
    text.split(separator: ",").map { ByteText(Array($0.utf8)).trimmed.string }
      .filter { !$0.isEmpty }
  }

  /// The type it stands for, as far as it goes.
  var reference: TypeReference {
    switch self {
    case .string, .enumeration: .string
    case .integer: .scalar(.int)
    case .long: .scalar(.long)
    case .number: .scalar(.double)
    case .boolean: .scalar(.boolean)
    case .dateTime: .scalar(.dateTime)
    case .bytes: .scalar(.base64Binary)
    case .array: .array(.unknown)
    case .named(let name): .named(name)
    case .blank, .object, .misleading: .unknown
    }
  }

  /// Whether it can be how a type is printed.
  func agrees(with type: TypeReference, types: [String: TypeDefinition]) -> Bool {
    switch type {
    case .unknown: true
    case .array: self == .array
    case .scalar(let scalar): agrees(with: scalar)
    case .named(let name): agrees(with: types[name]?.shape ?? .opaque, named: name)
    }
  }

  private var isEnumeration: Bool {
    if case .enumeration = self { true } else { false }
  }

  private func agrees(with scalar: ScalarType) -> Bool {
    switch scalar {
    case .string, .duration: self == .string || isEnumeration
    case .base64Binary: self == .bytes || self == .string
    case .dateTime: self == .dateTime || self == .string
    case .boolean: self == .boolean
    case .short, .int, .unsignedInt: self == .integer
    case .long: self == .integer || self == .long
    case .double: self == .number
    case .anyType: true
    }
  }

  private func agrees(with shape: TypeDefinition.Shape, named name: String) -> Bool {
    switch shape {
    case .enumeration: self == .string || isEnumeration
    case .dictionary: self == .object || self == .misleading
    case .complex:
      self == .blank || self == .object || self == .misleading || self == .named(name)
    case .opaque: true
    }
  }
}
