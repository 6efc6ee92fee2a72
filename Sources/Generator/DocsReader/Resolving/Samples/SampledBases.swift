import ServiceModel

/// Finds the types that extend the documentation's base type in the sampled responses. If a nested
/// object shows the properties of the base type, its type extends it.
///
/// Tables show only the base type of the outermost type.
struct SampledBases {
  let base: String
  /// The properties of the base type. If there are none, nothing is found.
  let baseFields: [String]
  /// Types whose base is known for certain.
  let closed: Set<String>

  func mark(
    _ reference: TypeReference, _ value: SampleShape, in types: inout [String: TypeDefinition]
  ) {
    guard !baseFields.isEmpty else { return }
    switch (reference, value) {
    case (.array(let item), .array(let values)):
      for value in values { mark(item, value, in: &types) }
    case (.named(let name), .object(let properties)):
      mark(name, properties, in: &types)
    default:
      break
    }
  }

  private func mark(
    _ name: String, _ properties: [SampleShape.Property], in types: inout [String: TypeDefinition]
  ) {
    switch types[name]?.shape {
    case .complex(var complex):
      if extendsBase(name, complex: complex, properties: properties) {
        complex.base = base
        types[name]?.shape = .complex(complex)
      }
      let fields = complex.fields
      for position in fields.indices where fields[position].type.namedType != nil {
        guard let value = properties.value(of: fields[position].name, near: position) else {
          continue
        }
        mark(fields[position].type, value, in: &types)
      }
    case .dictionary(let dictionary):
      for property in properties { mark(dictionary.value, property.value, in: &types) }
    case .enumeration, .choice, .opaque, nil:
      break
    }
  }

  private func extendsBase(
    _ name: String, complex: ComplexType, properties: [SampleShape.Property]
  ) -> Bool {
    guard complex.base == nil, name != base, !closed.contains(name) else { return false }
    let shown = Set(properties.map(\.name))
    return baseFields.allSatisfy { shown.contains($0) }
      && !complex.fields.contains { baseFields.contains($0.name) }
  }
}
