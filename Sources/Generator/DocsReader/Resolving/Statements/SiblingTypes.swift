import ServiceModel

/// Finds the known type that a type from a REST table repeats with additional fields.
///
/// Such a type is, for example, a type of the SOAP pages with links. Its table is coarse, and the
/// repeated fields have the same types as in the known type.
struct SiblingTypes {
  private static let leastFields = 3

  /// Sorted by name, so that the first of equally good ones is used.
  private let types: [(fields: [Field], names: FieldNames)]

  init(_ types: [String: TypeDefinition]) {
    self.types = types.sorted { $0.key < $1.key }.compactMap { _, definition in
      guard case .complex(let complex) = definition.shape,
        complex.fields.count >= Self.leastFields
      else { return nil }
      return (complex.fields, FieldNames(complex.fields.map { FieldName($0.name) }))
    }
  }

  /// The types of the fields of the largest contained type; none if it has less than half of the
  /// fields.
  func fields(of wanted: FieldNames) -> [FieldName: TypeReference] {
    let best = types.filter { $0.names.isSubset(of: wanted) && $0.names.count * 2 >= wanted.count }
      .max { $0.names.count < $1.names.count }
    let pairs = best?.fields.map { (FieldName($0.name), $0.type) } ?? []
    return Dictionary(pairs) { first, _ in first }
  }
}
