import Diagnostics
import ServiceModel

/// What the WSDL documents of one Services version say.
struct WSDLVersion {
  struct Operation {
    var operation: ServiceOperation
    let location: SourceLocation
  }

  struct Agent {
    let location: SourceLocation
    /// The documents that describe it.
    var pages: Set<String>
    var documentation: Documentation?
    var endpoint: SOAPEndpoint
    var operations: [String: Operation] = [:]
  }

  let namespace: String
  let kind: Service.Kind
  var agents: [String: Agent] = [:]
  /// The schemas and WSDLs that its documents import.
  var importedPaths: [String] = []
  /// Sorted by name.
  var types: [(definition: TypeDefinition, location: SourceLocation)] = []

  /// Changes the forms of all values.
  mutating func editForms(_ edit: (inout XMLForm) -> Void) {
    for agent in agents.keys {
      for operation in agents[agent]?.operations.keys.map(\.self) ?? [] {
        agents[agent]?.operations[operation]?.operation.editForms(edit)
      }
    }
    for index in types.indices { types[index].definition.editForms(edit) }
  }
}

/// What a version of the model is called, and whose word that is.
struct WSDLVersionName {
  let name: String
  /// The one that messages are in.
  let namespace: InternedName
  /// Whether the WSDL speaks for itself: its namespace is none that the profile knows.
  let isOwn: Bool

  /// The profile has agents. Any other WSDL has services, named as its author named them.
  var kind: Service.Kind { isOwn ? .service : .agent }
}
