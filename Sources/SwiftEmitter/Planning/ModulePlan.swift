import ServiceModel

/// What goes into one Swift module.
struct ModulePlan: Sendable {
  let name: String
  let version: ServicesVersion
  /// The types declared here, sorted by name.
  let types: [TypeDefinition]
  /// The services whose client and server are declared here.
  let services: [Service]
  /// The module that declares the types, when it is another one.
  let typesModule: String?
  /// What the names of services add in this version.
  let versionSuffix: String
}

/// Decides which modules a model becomes: a service on its own brings its types along; several
/// share a types module for each Services version.
///
/// The newest version has the plain names, so that adding an older one renames nothing.
func planModules(_ model: ServiceModel) -> [ModulePlan] {
  let newest = model.versions.map(\.name).max { ($0.count, $0) < ($1.count, $1) }
  return model.versions.flatMap { version in
    let suffix = version.name == newest ? "" : SwiftCase.upperCamel(version.name)
    return planModules(of: version, suffix: suffix)
  }
}

private func planModules(of version: ServicesVersion, suffix: String) -> [ModulePlan] {
  let types = typesReached(from: version.services, in: version)
  if let service = version.services.first, version.services.count == 1 {
    return [
      ModulePlan(
        name: ServiceNames(service, versionSuffix: suffix).base, version: version, types: types,
        services: [service], typesModule: nil, versionSuffix: suffix)
    ]
  }
  let shared = SwiftCase.upperCamel(version.name) + "Types"
  let services = version.services.map { service in
    ModulePlan(
      name: ServiceNames(service, versionSuffix: suffix).base, version: version, types: [],
      services: [service], typesModule: shared, versionSuffix: suffix)
  }
  guard !services.isEmpty else { return [] }
  return [
    ModulePlan(
      name: shared, version: version, types: types, services: [], typesModule: nil,
      versionSuffix: suffix)
  ] + services
}
