import ServiceModel

/// The Swift names of a model, to find its declarations in generated code.
package struct GeneratedNames: Sendable {
  /// The file and the name of a declaration.
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

  /// - Parameter options: the options of the emitter, which affect names and modules.
  package init(_ model: ServiceModel, options: EmitterOptions) {
    // All modules of a version share its names, and naming needs every type.
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

  /// The Swift type for a type of the model; nil if none is generated for it.
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
    _ kind: Service.Kind, service: String, operation: String, in version: String
  ) -> String? {
    methods["\(version) \(kind.rawValue) \(service) \(operation)"]
  }
}
