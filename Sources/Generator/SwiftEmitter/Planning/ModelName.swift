import ServiceModel

/// The name for things that belong to all generated modules together, such as the model file: the
/// name of the module if there is only one, or of the Services version if there is only one.
///
/// - Returns: nil for a model without services.
package func modelName(_ model: ServiceModel, options: EmitterOptions) -> String? {
  let modules = ModulePlanner(options: options).plan(model)
  guard let first = modules.first else { return nil }
  if modules.count == 1 { return first.name }
  if let name = options.moduleName { return name }
  return model.versions.count == 1 ? SwiftCase.upperCamel(first.version.name) : "Services"
}
