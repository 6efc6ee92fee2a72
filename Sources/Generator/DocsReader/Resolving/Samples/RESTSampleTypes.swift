import Diagnostics
import ServiceModel

/// Objects of JSON samples whose type is named, but not shown elsewhere.
struct RESTSampleTypes {
  private var objects: [(type: String, properties: SampleShape.Properties)] = []

  /// Adds the objects that an operation without a SOAP page sends and receives.
  mutating func take(_ operation: ServiceOperation, _ page: RESTOperationPage) {
    guard operation.soap == nil else { return }
    let request = page.requestSample?.value
    for parameter in operation.parameters {
      take(parameter.type, request?.property(parameter.name))
    }
    let response = page.responseSample?.value
    for result in operation.results { take(result.type, response) }
  }

  /// `null` and `{}` show nothing.
  mutating func take(_ type: TypeReference, _ value: SampleShape?) {
    guard let name = type.namedType, case .object(let properties)? = value?.firstItem,
      !properties.isEmpty
    else { return }
    objects.append((name, properties))
  }

  /// Defines the types that nothing else has defined. If there are several samples, the first one
  /// is used.
  func define(in draft: inout VersionDraft, base: DocumentationProfile.BaseType) {
    let baseFields = base.fieldNames
    for object in objects {
      let known = draft.types[object.type]
      guard known == nil || known?.shape == .opaque else { continue }
      var properties = object.properties[...]
      let hasBase =
        !baseFields.isEmpty && properties.map(\.name).suffix(baseFields.count) == baseFields[...]
      if hasBase { properties = properties.dropLast(baseFields.count) }
      let fields = properties.map { Field(name: $0.name, type: $0.value.scalarType ?? .unknown) }
      var definition = known ?? TypeDefinition(name: object.type, shape: .opaque)
      definition.shape = .complex(ComplexType(base: hasBase ? base.name : nil, fields: fields))
      draft.types[object.type] = definition
    }
  }
}
