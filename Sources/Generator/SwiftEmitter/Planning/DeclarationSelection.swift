import ServiceModel

/// Some types and operations of a model whose declarations are to be shown.
package struct DeclarationSelection: Equatable, Sendable {
  private var types: Set<String> = []
  private var operations: Set<String> = []

  package init() {}

  package mutating func insert(type name: String, in version: String) {
    types.insert("\(version) \(name)")
  }

  package mutating func insert(
    operation name: String, of service: String, _ kind: Service.Kind, in version: String
  ) {
    operations.insert("\(version) \(kind.rawValue) \(service) \(name)")
  }

  func types(of module: ModulePlan) -> [TypeDefinition] {
    module.types.filter { types.contains("\(module.version.name) \($0.name)") }
  }

  func operations(of service: Service, in version: ServicesVersion) -> [ServiceOperation] {
    let owner = "\(version.name) \(service.kind.rawValue) \(service.name) "
    return service.operations.filter { operations.contains(owner + $0.name) }
  }
}
