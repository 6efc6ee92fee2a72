import PositionedJSON

/// The restrictions of a simple type, which several values may have.
package struct SimpleType: Decodable, Equatable, Sendable {
  /// A name that no other type of the version has.
  package var name: String
  package var facets: Facets
}

extension SimpleType: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("facets", facets)
    writer.member("name", name)
  }
}

extension ServicesVersion {
  /// The simple types of its values, sorted by name.
  package var simpleTypes: [SimpleType] {
    var found: [String: Facets] = [:]
    visitForms { form in
      if let facets = form.facets, let name = facets.simpleType, found[name] == nil {
        found[name] = facets.ofValue
      }
    }
    return found.sorted { $0.key < $1.key }.map { SimpleType(name: $0.key, facets: $0.value) }
  }

  private func visitForms(_ visit: (XMLForm) -> Void) {
    for service in services {
      for operation in service.operations {
        for value in operation.parameters { value.xml.map(visit) }
        for value in operation.results { value.xml.map(visit) }
      }
    }
    for type in types {
      for field in type.fieldsOrCases { field.xml.map(visit) }
    }
  }

  /// Changes the forms of all values.
  package mutating func editForms(_ edit: (inout XMLForm) throws -> Void) rethrows {
    for service in services.indices {
      for operation in services[service].operations.indices {
        try services[service].operations[operation].editForms(edit)
      }
    }
    for type in types.indices { try types[type].editForms(edit) }
  }
}

extension ServiceOperation {
  /// Changes the forms of the parameters and results.
  package mutating func editForms(_ edit: (inout XMLForm) throws -> Void) rethrows {
    try parameters.editForms(edit)
    try results.editForms(edit)
  }
}

extension TypeDefinition {
  /// Changes the forms of the fields, or of the elements of a choice.
  package mutating func editForms(_ edit: (inout XMLForm) throws -> Void) rethrows {
    switch shape {
    case .complex(var complex):
      try complex.fields.editForms(edit)
      shape = .complex(complex)
    case .choice(var choice):
      try choice.cases.editForms(edit)
      shape = .choice(choice)
    case .enumeration, .dictionary, .opaque: break
    }
  }
}

extension ServicesVersion {
  private enum CodingKeys: String, CodingKey {
    case name, namespace, services, simpleTypes, types
  }

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try members.decode(String.self, forKey: .name),
      namespace: try members.decode(String.self, forKey: .namespace),
      services: try members.decode([Service].self, forKey: .services),
      types: try members.decode([TypeDefinition].self, forKey: .types))
    let known = try members.decodeIfPresent([SimpleType].self, forKey: .simpleTypes) ?? []
    let table = Dictionary(known.map { ($0.name, $0.facets) }, uniquingKeysWith: { a, _ in a })
    try editForms { form in
      guard let short = form.facets, let name = short.simpleType else { return }
      guard var facets = table[name] else {
        throw DecodingError.dataCorruptedError(
          forKey: .simpleTypes, in: members, debugDescription: "there is no simple type '\(name)'")
      }
      (facets.minItems, facets.maxItems) = (short.minItems, short.maxItems)
      facets.simpleType = name
      form.facets = facets
    }
  }
}
