import ServiceModel

/// Finds the types that extend the documentation's base type in the sampled responses: a nested
/// object that shows the base type's properties is of a type that has them.
///
/// The keys of a sample are API, its values are not. Tables show the base type of the outermost
/// type only.
struct SampledBases {
  let base: String
  /// The properties of the base type; with none of them nothing is found.
  let baseFields: [String]
  private var responses: [(type: TypeReference, value: JSONValue)] = []

  init(base: String, baseFields: [String]) {
    self.base = base
    self.baseFields = baseFields
  }

  /// Takes the sampled response of an operation.
  mutating func take(_ operation: ServiceOperation, _ page: RESTOperationPage) {
    // Over REST several results are one object, which is of no type.
    guard operation.results.count == 1, let result = operation.results.first,
      result.type.namedType != nil, let sample = page.responseSample,
      let value = JSONSample.value(sample, of: page.file)
    else { return }
    responses.append((result.type, value))
  }

  /// Marks the types found.
  func mark(in types: inout [String: TypeDefinition]) {
    guard !baseFields.isEmpty else { return }
    for response in responses { mark(response.type, response.value, in: &types) }
  }

  private func mark(
    _ reference: TypeReference, _ value: JSONValue, in types: inout [String: TypeDefinition]
  ) {
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
    _ name: String, _ properties: [JSONValue.Property], in types: inout [String: TypeDefinition]
  ) {
    switch types[name]?.shape {
    case .complex(var complex):
      if extendsBase(name, complex, properties) {
        complex.base = base
        types[name]?.shape = .complex(complex)
      }
      for field in complex.fields {
        guard let property = properties.first(where: { $0.name == field.name }) else { continue }
        mark(field.type, property.value, in: &types)
      }
    case .dictionary(let dictionary):
      for property in properties { mark(dictionary.value, property.value, in: &types) }
    case .enumeration, .opaque, nil:
      break
    }
  }

  private func extendsBase(
    _ name: String, _ complex: ComplexType, _ properties: [JSONValue.Property]
  ) -> Bool {
    guard complex.base == nil, name != base else { return false }
    let shown = Set(properties.map(\.name))
    return baseFields.allSatisfy { shown.contains($0) }
      && !complex.fields.contains { baseFields.contains($0.name) }
  }
}
