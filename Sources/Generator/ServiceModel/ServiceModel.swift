/// Everything that the documentation says about web services: the value between reading and
/// writing.
///
/// It is canonical: every list without a meaningful order is sorted, so that equal documentation
/// has equal bytes. Lists with a meaningful order on the wire (parameters, fields, enumeration
/// members) keep it.
package struct ServiceModel: Decodable, Equatable, Sendable {
  /// The version of the format of the model file. It is raised when the meaning changes.
  package static let currentFormat = 1

  package var format: Int
  /// One entry for each Services version, sorted by name.
  package var versions: [ServicesVersion]

  package init(format: Int = Self.currentFormat, versions: [ServicesVersion] = []) {
    self.format = format
    self.versions = versions
  }
}

/// One version of the services (`Services88`): agents and entities over one shared set of types.
package struct ServicesVersion: Decodable, Equatable, Sendable {
  package var name: String
  /// The target namespace of its SOAP messages and types.
  package var namespace: String
  /// Sorted by kind, then name.
  package var services: [Service]
  /// Sorted by name. Within a version a name is unique.
  package var types: [TypeDefinition]

  package init(
    name: String, namespace: String, services: [Service] = [], types: [TypeDefinition] = []
  ) {
    self.name = name
    self.namespace = namespace
    self.services = services
    self.types = types
  }

  package func type(named name: String) -> TypeDefinition? {
    types.first { $0.name == name }
  }
}

extension TypeDefinition {
  /// The named types of its own fields, without its base.
  package var typesOfParts: [String] { typesOfParts(through: { _ in true }) }

  /// - Parameter counts: whether the type of a field counts.
  func typesOfParts(through counts: (Field) -> Bool) -> [String] {
    switch shape {
    case .dictionary(let pairs): [pairs.key, pairs.value].compactMap(\.namedType)
    case .complex(let complex): complex.fields.filter(counts).compactMap(\.type.namedType)
    case .choice(let choice): choice.cases.compactMap(\.type.namedType)
    case .enumeration, .opaque: []
    }
  }

  /// The fields of a complex type, the cases of a choice.
  package var fieldsOrCases: [Field] {
    switch shape {
    case .complex(let complex): complex.fields
    case .choice(let choice): choice.cases
    case .enumeration, .dictionary, .opaque: []
    }
  }
}

extension ServiceOperation {
  /// The named types of its header parts and its faults.
  package var namedTypesOfSOAPParts: [String] {
    guard let soap else { return [] }
    return (soap.requestHeaders + soap.responseHeaders).compactMap { $0.type?.namedType }
      + (soap.faults ?? []).compactMap(\.type.namedType)
  }

  /// The named types of its parameters and results.
  package var namedTypesOfValues: [String] {
    parameters.compactMap(\.type.namedType) + results.compactMap(\.type.namedType)
  }

  /// The named types of all that its messages carry.
  package var namedTypes: [String] {
    namedTypesOfValues + namedTypesOfSOAPParts
      + (rest?.parameters ?? []).compactMap { $0.type?.namedType }
  }
}

extension ServicesVersion {
  /// Whether a value of its messages is not written in XML by the rule. The messages of the
  /// documentation are.
  package var usesForms: Bool {
    services.contains { $0.operations.contains(where: \.usesForms) }
  }

  /// Names of types that are used but not defined, sorted.
  package var undefinedTypes: [String] {
    var names = Set(services.flatMap(\.operations).flatMap(\.namedTypes))
    for type in types { names.formUnion(type.typesOfParts + [type.base].compactMap { $0 }) }
    return names.subtracting(types.map(\.name)).sorted()
  }

  /// Exactly the types that some services need: the types of their values, of the fields in those,
  /// their base types and, because such values may be sent instead, their derived types.
  package func types(neededBy services: [Service]) -> [TypeDefinition] {
    let names = services.flatMap(\.operations).flatMap(\.namedTypes)
    let (declared, bases) = TypeGraph(self).reached(from: names)
    return types.filter { declared.contains($0.name) || bases.contains($0.name) }
  }
}

extension ServiceOperation {
  fileprivate var usesForms: Bool {
    (parameters + results).contains { $0.xml != nil } || !namedTypesOfSOAPParts.isEmpty
  }
}

/// The prose of a page. It becomes doc comments, and nothing else depends on it.
package struct Documentation: Decodable, Equatable, Sendable {
  /// The first paragraph, as plain Markdown.
  package var summary: String?
  /// Further paragraphs and remarks, as plain Markdown.
  package var remarks: [String]
  /// The description of the returned value.
  package var returns: String?

  package init(summary: String? = nil, remarks: [String] = [], returns: String? = nil) {
    self.summary = summary
    self.remarks = remarks
    self.returns = returns
  }

  package var isEmpty: Bool { summary == nil && remarks.isEmpty && returns == nil }
}
