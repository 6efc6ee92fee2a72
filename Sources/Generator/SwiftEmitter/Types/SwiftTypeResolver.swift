import ServiceModel

/// Returns the Swift types for the types of a Services version.
struct SwiftTypeResolver: Sendable {
  let names: NamePlan
  /// Whether values of the version are written in XML in ways of their own.
  let usesForms: Bool
  private let definitions: [String: TypeDefinition]

  /// The user's types, by the documented types that they replace.
  private let replacements: [String: TypeReplacement]

  init(_ version: ServicesVersion, names: NamePlan, replacements: [TypeReplacement] = []) {
    self.names = names
    usesForms = version.usesForms
    self.replacements = Dictionary(
      replacements.map { ($0.documented, $0) }, uniquingKeysWith: { first, _ in first })
    definitions = Dictionary(
      version.types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func type(_ reference: TypeReference) -> SwiftType {
    switch reference {
    case .scalar(let scalar): scalarType(scalar)
    case .named(let name): namedType(name)
    case .array(let item): type(item).list
    case .unknown: SwiftType(name: "AnyValue", isNillable: true)
    }
  }

  /// Whether a named type is a structure of fields.
  func isComplex(_ name: String) -> Bool { definitions[name]?.complex != nil }

  /// The dictionary of a reference; nil for anything else.
  func dictionary(_ reference: TypeReference) -> DictionaryType? {
    guard case .named(let name) = reference else { return nil }
    return definitions[name]?.dictionary
  }

  /// The elements of a choice; none for any other type.
  func options(_ reference: TypeReference) -> [Field] {
    reference.namedType.flatMap { definitions[$0]?.choice?.cases } ?? []
  }

  /// The fields of a type that the documentation describes and that is generated, without those of
  /// its base type.
  func fields(of name: String) -> [Field] {
    replacements[name] == nil ? definitions[name]?.complex?.fields ?? [] : []
  }

  private func scalarType(_ scalar: ScalarType) -> SwiftType {
    SwiftType(
      name: scalar.swiftName, isNillable: scalar.isNillable,
      needsFoundation: [.base64Binary, .decimal].contains(scalar))
  }

  private func namedType(_ name: String) -> SwiftType {
    switch definitions[name]?.shape {
    case .dictionary(let dictionary): dictionaryType(dictionary, name)
    case .enumeration: SwiftType(name: swiftName(of: name), isNillable: false)
    case .complex, .choice, .opaque: SwiftType(name: swiftName(of: name), isNillable: true)
    // A value of an undefined type is still sent and received completely.
    case nil: SwiftType(name: "OpaqueValue", isNillable: true)
    }
  }

  private func swiftName(of name: String) -> String {
    replacements[name]?.type ?? names.type(name)
  }

  private func dictionaryType(_ dictionary: DictionaryType, _ name: String) -> SwiftType {
    let definition = definitions[name]
    return type(dictionary.value).dictionary(
      by: type(dictionary.key),
      WireDictionary(
        name: definition?.wireName ?? name, namespace: definition?.foreignNamespace,
        item: dictionary.itemElement))
  }
}

extension ScalarType {
  /// The type of the runtime or the standard library that stores it without loss.
  var swiftName: String {
    switch self {
    case .string: "String"
    case .boolean: "Bool"
    case .byte: "Int8"
    case .short: "Int16"
    case .int: "Int32"
    case .long: "Int64"
    case .unsignedByte: "UInt8"
    case .unsignedShort: "UInt16"
    case .unsignedInt: "UInt32"
    case .unsignedLong: "UInt64"
    case .integer: "WholeNumber"
    case .float: "Float"
    case .double: "Double"
    case .decimal: "Decimal"
    case .dateTime: "DateTime"
    case .date: "CalendarDate"
    case .time: "TimeOfDay"
    case .gYearMonth: "GregorianYearMonth"
    case .gYear: "GregorianYear"
    case .gMonthDay: "GregorianMonthDay"
    case .gMonth: "GregorianMonth"
    case .gDay: "GregorianDay"
    case .duration: "TimeSpan"
    case .base64Binary: "Data"
    case .hexBinary: "HexBinary"
    case .qualifiedName: "XMLName"
    case .anyType: "AnyValue"
    }
  }
}
