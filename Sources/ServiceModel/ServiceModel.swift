/// Everything the documentation says about a web service: the value between reading and writing.
///
/// Canonical by construction of its builder: every list whose order means nothing is sorted, so
/// that equal documentation gives equal bytes. Lists whose order is part of the wire (parameters,
/// fields, enumeration members) keep it.
package struct ServiceModel: Codable, Equatable, Sendable {
  /// The form of the model file; raised when its meaning changes.
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
  /// Sorted by name; within a version a name has one shape.
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
