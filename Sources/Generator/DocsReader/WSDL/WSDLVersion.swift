import Diagnostics
import ServiceModel

/// The content of the WSDL documents of one Services version.
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

/// The name of a version of the model, and the source of this name.
struct WSDLVersionName {
  let name: String
  /// The namespace of messages.
  let namespace: InternedName
  /// Whether the WSDL needs no profile, because the profile does not know its namespace.
  let isOwn: Bool

  /// The profile has agents. Any other WSDL has services with the names that they have there.
  var kind: Service.Kind { isOwn ? .service : .agent }
}
