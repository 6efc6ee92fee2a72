import ServiceModel

/// The Swift names that a model gets, for who wants to find its declarations in what was generated.
package struct GeneratedNames: Sendable {
  /// Where a type is declared, and under which name.
  package struct Declaration: Hashable, Sendable {
    package var module: String
    package var name: String

    package init(module: String, name: String) {
      self.module = module
      self.name = name
    }
  }

  private var types: [String: Declaration] = [:]
  private var services: [String: Declaration] = [:]
  private var methods: [String: String] = [:]

  /// - Parameter options: those the Swift is written with; they decide about names and modules.
  package init(_ model: ServiceModel, options: EmitterOptions) {
    // All modules of a version agree on its names, and naming looks at every type.
    var plans: [String: NamePlan] = [:]
    for module in ModulePlanner(options: options).plan(model) {
      let names =
        plans[module.version.name]
        ?? NamePlan(module.version, taken: module.declaredNames, overrides: options.names)
      plans[module.version.name] = names
      for type in module.types {
        types["\(module.version.name) \(type.name)"] = Declaration(
          module: module.name, name: names.type(type.name))
      }
      for (service, declared) in module.services {
        let key = "\(module.version.name) \(service.kind.rawValue) \(service.name)"
        services[key] = Declaration(module: module.name, name: declared.service)
        for (operation, method) in names.operations(of: service) {
          methods["\(key) \(operation)"] = method.written
        }
      }
    }
  }

  /// The Swift type for a type of the model; nil when none is generated for it.
  package func type(_ name: String, in version: String) -> Declaration? {
    types["\(version) \(name)"]
  }

  /// The protocol of a service.
  package func service(
    _ kind: Service.Kind, _ name: String, in version: String
  ) -> Declaration? {
    services["\(version) \(kind.rawValue) \(name)"]
  }

  /// The method for an operation.
  package func method(
    _ kind: Service.Kind, _ service: String, _ operation: String, in version: String
  ) -> String? {
    methods["\(version) \(kind.rawValue) \(service) \(operation)"]
  }
}
