import ServiceModel

/// The names in samples that have a meaning for the reader.
struct SampleVocabulary {
  let names: XMLNames
  let schema: InternedName
  let serialization: InternedName
  let arrays: InternedName
  let key: InternedName
  let value: InternedName
  private var scalars: [InternedName: ScalarType] = [:]
  private let duration: InternedName
  private var arrayItems: [InternedName: InternedName] = [:]

  init(names: XMLNames) {
    self.names = names
    schema = names.name(WSDLVocabulary.schemaNamespace)
    serialization = names.name(WSDLVocabulary.serializationNamespace)
    arrays = names.name(WSDLVocabulary.arraysNamespace)
    key = names.name("Key")
    value = names.name("Value")
    duration = names.name("duration")
    for scalar in ScalarType.allCases { scalars[names.name(scalar.rawValue)] = scalar }
  }

  func isSimple(_ namespace: InternedName) -> Bool {
    namespace == schema || namespace == serialization
  }

  /// The simple type with a name in XML Schema, or the one type that is taken from Microsoft's
  /// serialization schema.
  func scalar(_ type: InternedName, in namespace: InternedName) -> ScalarType? {
    if namespace == serialization { return type == duration ? .duration : nil }
    return scalars[type]
  }

  /// Longer than any name. A longer name does not belong to an array: each array in it would be
  /// another type.
  private static let longest = 1024

  /// `ArrayOfX` → `X`; nil for every other name.
  mutating func arrayItem(of type: InternedName) -> InternedName? {
    if let known = arrayItems[type] { return known == .none ? nil : known }
    let text = names.text(type)
    let prefix = "ArrayOf"
    let isArray =
      text.hasPrefix(prefix) && text.utf8.count > prefix.count && text.utf8.count <= Self.longest
    let item = isArray ? names.name(String(text.dropFirst(prefix.count))) : .none
    arrayItems[type] = item
    return isArray ? item : nil
  }
}
