import Diagnostics
import ServiceModel

/// A Services version while pages are joined into it.
struct VersionDraft {
  struct ServiceKey: Hashable {
    let kind: Service.Kind
    let name: String
  }

  struct OperationDraft {
    var operation: ServiceOperation
    let location: SourceLocation
    /// The page its binding is taken from.
    var restPage: RESTOperationPage?
    /// Where a Swagger file states its binding.
    var swaggerLocation: SourceLocation?
  }

  let name: String
  var namespace: String
  /// The kind of its services over SOAP.
  var kind = Service.Kind.agent
  /// Whether it is that of a WSDL that no profile knows.
  var isOwn: Bool { kind == .service }
  var services: [ServiceKey: [String: OperationDraft]] = [:]
  var endpoints: [ServiceKey: SOAPEndpoint] = [:]
  var documentation: [ServiceKey: Documentation] = [:]
  var types: [String: TypeDefinition] = [:]
  var typeLocations: [String: SourceLocation] = [:]
  /// The rows of tables that show fields, by type and field: more precise than the type's place.
  var fieldLocations: [String: [String: SourceLocation]] = [:]
  /// The types a schema defines: of these everything is known.
  var schemaTypes: Set<String> = []
  /// The types a Swagger file defines: of these everything is known over REST.
  var swaggerTypes: Set<String> = []

  init(name: String, namespace: String) {
    self.name = name
    self.namespace = namespace
  }

  /// Everything in canonical order.
  func finish() -> ServicesVersion {
    let services = services.map { key, operations in
      Service(
        name: key.name, kind: key.kind, documentation: documentation[key], soap: endpoints[key],
        operations: operations.values.map(\.operation).sorted { $0.name < $1.name })
    }
    return ServicesVersion(
      name: name, namespace: namespace,
      services: services.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) },
      types: types.values.sorted { $0.name < $1.name })
  }
}
