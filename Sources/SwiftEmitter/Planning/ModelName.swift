import ServiceModel

/// The name for what belongs to all generated modules together, as the model file does: that of the
/// module when there is only one, of the Services version when there is only one of those.
///
/// - Returns: nil for a model without services.
package func modelName(_ model: ServiceModel, options: EmitterOptions) -> String? {
  let modules = ModulePlanner(options: options).plan(model)
  guard let first = modules.first else { return nil }
  if modules.count == 1 { return first.name }
  if let name = options.moduleName { return name }
  return model.versions.count == 1 ? SwiftCase.upperCamel(first.version.name) : "Services"
}
