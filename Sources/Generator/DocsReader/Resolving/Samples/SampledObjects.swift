import Diagnostics
import ServiceModel

/// Facts about known types that the JSON samples of REST pages show: that a type extends the base
/// type, that it has additional properties, and values that it cannot have.
///
/// The names and kinds in a sample are part of the API. Its values are not.
struct SampledObjects {
  private let base: DocumentationProfile.BaseType
  private var responses: [SampledValue] = []
  /// All values that operations send and receive.
  private var joined: [SampledValue] = []

  init(base: DocumentationProfile.BaseType) { self.base = base }

  /// Adds the samples of an operation.
  mutating func take(
    _ page: RESTOperationPage, operation: ServiceOperation, matcher: RESTParameterMatcher
  ) {
    let response = SampledValue.response(of: page, operation)
    // The object of several results has no type.
    if operation.onlyResult != nil { responses += response }
    joined += SampledValue.request(of: page, operation, matcher) + response
  }

  func merge(into draft: inout VersionDraft, diagnostics: inout DiagnosticBag) {
    // A schema states the base types of its types, so samples cannot add one.
    let marks = SampledBases(
      base: base.name, baseFields: base.fieldNames, closed: draft.schemaTypes)
    for sample in responses { marks.mark(sample.type, sample.value, in: &draft.types) }
    var comparison = SampleComparison(types: draft.types, base: base)
    for sample in joined { comparison.compare(sample) }
    diagnostics.merge(comparison.diagnostics)
    comparison.addProperties(to: &draft)
  }
}

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
    case (.named(let name), .object(let properties)): mark(name, properties, in: &types)
    default: break
    }
  }

  private func mark(
    _ name: String, _ properties: SampleShape.Properties, in types: inout [String: TypeDefinition]
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
    case .enumeration, .choice, .opaque, nil: break
    }
  }

  private func extendsBase(
    _ name: String, complex: ComplexType, properties: SampleShape.Properties
  ) -> Bool {
    guard complex.base == nil, name != base, !closed.contains(name) else { return false }
    let shown = Set(properties.map(\.name))
    return baseFields.allSatisfy { shown.contains($0) }
      && !complex.fields.contains { baseFields.contains($0.name) }
  }
}
