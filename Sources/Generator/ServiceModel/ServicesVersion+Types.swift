extension TypeDefinition {
  /// The named types of its own fields, without its base.
  package var typesOfParts: [String] {
    switch shape {
    case .complex(let complex): complex.fields.compactMap(\.type.namedType)
    case .dictionary(let pairs): [pairs.key, pairs.value].compactMap(\.namedType)
    case .choice(let choice): choice.cases.compactMap(\.type.namedType)
    case .enumeration, .opaque: []
    }
  }

  /// The type it extends.
  package var base: String? {
    if case .complex(let complex) = shape { return complex.base }
    return nil
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
    let byName = Dictionary(types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let derived = Dictionary(grouping: types.filter { $0.base != nil }, by: { $0.base ?? "" })
    var declared: Set<String> = []
    var bases: Set<String> = []
    var waiting = services.flatMap(\.operations).flatMap(\.namedTypes)
    while let name = waiting.popLast() {
      guard let type = byName[name], declared.insert(name).inserted else { continue }
      waiting += type.typesOfParts + (derived[name] ?? []).map(\.name)
      var base = type.base
      while let name = base, let type = byName[name], bases.insert(name).inserted {
        waiting += type.typesOfParts
        base = type.base
      }
    }
    return types.filter { declared.contains($0.name) || bases.contains($0.name) }
  }
}

extension ServiceOperation {
  fileprivate var usesForms: Bool {
    (parameters + results).contains { $0.xml != nil } || !namedTypesOfSOAPParts.isEmpty
  }
}
