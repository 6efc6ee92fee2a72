import Diagnostics
import ServiceModel

/// A Services version while pages are joined with it.
struct VersionDraft {
  struct ServiceKey: Hashable {
    let kind: Service.Kind
    let name: String
  }

  struct OperationDraft {
    var operation: ServiceOperation
    let location: SourceLocation
    /// The page from which its binding is taken.
    var restPage: RESTOperationPage?
    /// The position of its binding in a Swagger file.
    var swaggerLocation: SourceLocation?
  }

  let name: String
  var namespace: String
  /// The kind of its services over SOAP.
  var kind = Service.Kind.agent
  /// Whether it belongs to a WSDL that no profile knows.
  var isOwn: Bool { kind == .service }
  var services: [ServiceKey: [String: OperationDraft]] = [:]
  var endpoints: [ServiceKey: SOAPEndpoint] = [:]
  var documentation: [ServiceKey: Documentation] = [:]
  /// The positions of the services in WSDLs.
  var portTypes: [ServiceKey: SourceLocation] = [:]
  var types: [String: TypeDefinition] = [:]
  var typeLocations: [String: SourceLocation] = [:]
  /// The rows of tables that show fields, by type and field. They are more precise than the
  /// position of the type.
  var fieldLocations: [String: [String: SourceLocation]] = [:]
  /// The positions of what its WSDLs declare.
  var declarations = DeclarationPlaces()
  /// The types that a schema defines. They are completely known.
  var schemaTypes: Set<String> = []
  /// The types that a Swagger file defines. They are completely known over REST.
  var swaggerTypes: Set<String> = []

  mutating func define(_ definition: TypeDefinition, at location: SourceLocation) {
    types[definition.name] = definition
    typeLocations[definition.name] = location
  }

  /// Changes the forms of all values.
  mutating func editForms(_ edit: (inout XMLForm) -> Void) {
    for (service, operations) in services {
      for name in operations.keys { services[service]?[name]?.operation.editForms(edit) }
    }
    for name in types.keys { types[name]?.editForms(edit) }
  }

  /// The whole version in canonical order.
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

extension VersionDraft.OperationDraft {
  /// Sets the REST binding, and reports if no request could follow it.
  ///
  /// - Parameter place: the place of a value; that of the address for nil.
  mutating func bind(
    _ binding: RESTBinding, _ target: RESTTarget, in version: String,
    diagnostics: inout DiagnosticBag, at place: (RESTCarrier.Key?) -> SourceLocation
  ) {
    operation.rest = binding
    for defect in operation.restDefects {
      UnsupportedConstruct(what: defect.reason, rule: DocsReaderRules.restUncallable).report(
        of: .binding(target.address, isAlone: operation.soap == nil), in: version,
        at: place(defect.value), to: &diagnostics)
    }
  }
}
