import ServiceModel

/// Known types that a type known from a REST table alone repeats with additions.
///
/// Such a type is one of the SOAP pages with links, or the like: its table is coarse, and the fields
/// it repeats are of the types they have there.
struct SiblingTypes {
  private static let leastFields = 3

  /// By name, so that of equally good ones the first counts.
  private let types: [(fields: [Field], names: FieldNames)]

  init(_ types: [String: TypeDefinition]) {
    self.types = types.sorted { $0.key < $1.key }.compactMap { _, definition in
      guard case .complex(let complex) = definition.shape,
        complex.fields.count >= Self.leastFields
      else { return nil }
      return (complex.fields, FieldNames(complex.fields.map { FieldName($0.name) }))
    }
  }

  /// The types of the fields that the largest contained type has; none when it has fewer than half
  /// of the fields.
  func fields(of wanted: FieldNames) -> [FieldName: TypeReference] {
    let best = types.filter { $0.names.isSubset(of: wanted) && $0.names.count * 2 >= wanted.count }
      .max { $0.names.count < $1.names.count }
    let pairs = best?.fields.map { (FieldName($0.name), $0.type) } ?? []
    return Dictionary(pairs) { first, _ in first }
  }
}
