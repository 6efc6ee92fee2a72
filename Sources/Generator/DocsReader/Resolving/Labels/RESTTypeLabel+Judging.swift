import ServiceModel

extension RESTTypeLabel {
  /// The label, in which names are distinguished from those that are printed in place of others.
  func judged(by profile: DocumentationProfile) -> RESTTypeLabel {
    guard case .named(let name) = self, profile.misleadingTypeLabels.contains(name) else {
      return self
    }
    return .misleading
  }

  /// The type that it means, as far as it is known.
  var reference: TypeReference {
    switch self {
    case .string, .text, .enumeration: .string
    case .integer, .anyInteger: .scalar(.int)
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

  /// Whether it can be a type of a similar table. The label must not already say what it is. A
  /// number that is printed with its size has that size.
  func admits(_ type: TypeReference, _ types: [String: TypeDefinition]) -> Bool {
    switch self {
    case .integer, .long, .number, .boolean, .dateTime, .bytes: false
    default: agrees(with: type, types: types)
    }
  }

  /// Whether a type can be printed like this.
  func agrees(with type: TypeReference, types: [String: TypeDefinition]) -> Bool {
    switch type {
    case .unknown: true
    case .array: self == .array
    case .scalar(let scalar): agrees(with: scalar)
    case .named(let name): agrees(with: types[name]?.shape ?? .opaque, named: name)
    }
  }

  /// The type that it means, with details from a sample of the value if the word is coarse.
  func reference(_ sample: SampleShape?) -> TypeReference {
    self == .text && sample == .dateTime ? .scalar(.dateTime) : reference
  }

  private var isEnumeration: Bool { if case .enumeration = self { true } else { false } }

  private var isText: Bool { self == .string || self == .text }
  private var isInteger: Bool { self == .integer || self == .anyInteger }

  private func agrees(with scalar: ScalarType) -> Bool {
    switch scalar {
    case .string, .duration: isText || isEnumeration
    case .base64Binary: self == .bytes || isText
    case .dateTime: self == .dateTime || isText
    case .date, .time, .gYearMonth, .gYear, .gMonthDay, .gMonth, .gDay, .hexBinary, .qualifiedName:
      isText
    case .boolean: self == .boolean
    case .byte, .short, .int, .unsignedByte, .unsignedShort, .unsignedInt: isInteger
    case .long, .unsignedLong, .integer: isInteger || self == .long
    case .float, .double, .decimal: self == .number
    case .anyType: true
    }
  }

  private func agrees(with shape: TypeDefinition.Shape, named name: String) -> Bool {
    switch shape {
    case .enumeration: isText || isEnumeration
    case .dictionary: self == .object || self == .misleading
    case .complex, .choice:
      self == .blank || self == .object || self == .misleading || self == .named(name)
    case .opaque: true
    }
  }
}
