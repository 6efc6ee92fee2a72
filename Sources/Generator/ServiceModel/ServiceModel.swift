/// Everything that the documentation says about web services: the value between reading and
/// writing.
///
/// It is canonical: every list without a meaningful order is sorted, so that equal documentation
/// has equal bytes. Lists with a meaningful order on the wire (parameters, fields, enumeration
/// members) keep it.
package struct ServiceModel: Codable, Equatable, Sendable {
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
package struct ServicesVersion: Codable, Equatable, Sendable {
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
