import ServiceModel

/// The name for what belongs to all generated modules together, as the model file does: that of the
/// module when there is only one, of the Services version when there is only one of those.
///
/// - Returns: nil for a model without services.
package func modelName(_ model: ServiceModel) -> String? {
  let services = model.versions.flatMap(\.services)
  guard let first = services.first, let version = model.versions.first else { return nil }
  if services.count == 1 { return ServiceNames(first, versionSuffix: "").base }
  return model.versions.count == 1 ? SwiftCase.upperCamel(version.name) : "Services"
}
