import ServiceModel

/// The content of one Swift module.
struct ModulePlan: Sendable {
  let name: String
  let version: ServicesVersion
  /// The types declared here, sorted by name.
  let types: [TypeDefinition]
  /// The services whose client and server are declared here.
  let services: [NamedService]
  /// The module that declares the types, if it is another one.
  let typesModule: String?
  /// The names of all declarations in the modules of the version other than documented types.
  let declaredNames: [String]

  /// The enumeration with the target namespace, in the module that declares the types.
  var schema: String { (typesModule ?? name) + "Schema" }

  /// The enumeration with the limits of simple types, in the same module.
  var limits: String { (typesModule ?? name) + "Limits" }

  /// The enumeration with the keys of header parts, in the same module.
  var headers: String { (typesModule ?? name) + "Headers" }
}

extension EmitterOptions {
  /// The names of the modules with the types, by version. A version without services has none.
  package func typesModules(of model: ServiceModel) -> [String: String] {
    let modules = ModulePlanner(options: self).plan(model)
    return Dictionary(modules.map { ($0.version.name, $0.typesModule ?? $0.name) }) { first, _ in
      first
    }
  }
}

/// A service with its names.
typealias NamedService = (service: Service, names: ServiceNames)

/// Decides about the modules of a model: one for each version, or one for each service and a shared
/// one for the types. If there is only one service, its module has the types too.
///
/// The newest version of a family has names without a suffix, so that adding an older one, or
/// another service, renames nothing.
struct ModulePlanner {
  let options: EmitterOptions

  func plan(_ model: ServiceModel) -> [ModulePlan] {
    var names = BaseNames(taken: ReservedNames.types.taken.union(chosenModule(model)))
    let newest = newestOfFamilies(model.versions.map(\.name))
    let titles = names.assign(
      model.versions.map { version in
        BaseNameWish(id: version.name, name: SwiftCase.upperCamel(version.name)) {
          (isOneModule(version) ? [module(of: version, titled: $0)] : []) + [$0 + "Types"]
        }
      })
    let order =
      model.versions.filter { newest.contains($0.name) }
      + model.versions.filter { !newest.contains($0.name) }
    let plans = order.map { version in
      let title = titles[version.name] ?? version.name
      let suffix = newest.contains(version.name) ? "" : title
      return (version.name, plan(version, titled: title, suffix: suffix, apartFrom: &names))
    }
    let byVersion = Dictionary(plans) { first, _ in first }
    return model.versions.flatMap { byVersion[$0.name] ?? [] }
  }

  /// The names of the versions of a family differ only in a number (`Services87`, `Services88`).
  private func newestOfFamilies(_ names: [String]) -> Set<String> {
    let families = Dictionary(grouping: names) { name in
      String(name.reversed().drop { $0.isNumber })
    }
    return Set(families.values.compactMap { $0.max { ($0.count, $0) < ($1.count, $1) } })
  }

  private func plan(
    _ version: ServicesVersion, titled title: String, suffix: String,
    apartFrom names: inout BaseNames
  ) -> [ModulePlan] {
    let serviceNames = ServiceNames.all(
      of: version.services, versionSuffix: suffix, ownModules: hasOwnModules(version),
      apartFrom: &names)
    let services = zip(version.services, serviceNames).map { (service: $0, names: $1) }
    guard let first = services.first else { return [] }
    let types = typesReached(from: version.services, in: version, replaced: options.replacedTypes)
    if services.count == 1 || options.layout == .one {
      let plain = services.count == 1 ? first.names.module : module(of: version, titled: title)
      let name = options.moduleName.map { $0 + suffix } ?? plain
      return [
        ModulePlan(
          name: name, version: version, types: types, services: services, typesModule: nil,
          declaredNames: declared(by: services, in: [name]))
      ]
    }
    let shared = title + "Types"
    let declared = declared(by: services, in: [shared]) + services.map(\.names.module)
    let typesModule = ModulePlan(
      name: shared, version: version, types: types, services: [], typesModule: nil,
      declaredNames: declared)
    return [typesModule]
      + services.map { service in
        ModulePlan(
          name: service.names.module, version: version, types: [], services: [service],
          typesModule: shared, declaredNames: declared)
      }
  }

  /// The user's name of the module. No service of a WSDL may have it for a declaration; an agent
  /// may have it for its prefix, which is the name of no declaration.
  private func chosenModule(_ model: ServiceModel) -> [String] {
    let kinds = Set(model.versions.flatMap(\.services).map(\.kind))
    return kinds == [.service] ? [options.moduleName].compactMap(\.self) : []
  }

  /// Whether each service of a version is in a module that is named after it.
  private func hasOwnModules(_ version: ServicesVersion) -> Bool {
    version.services.count == 1 ? options.moduleName == nil : options.layout != .one
  }

  /// Whether all services of a version are in a module that is named after the version.
  private func isOneModule(_ version: ServicesVersion) -> Bool {
    !hasOwnModules(version) && options.moduleName == nil
  }

  /// The name of the module with all services of a version.
  private func module(of version: ServicesVersion, titled title: String) -> String {
    version.services.first.map { ServiceNames.module(title, $0.kind) } ?? title
  }

  /// A type with the name of its module hides everything else in it.
  private func declared(by services: [NamedService], in modules: [String]) -> [String] {
    services.flatMap(\.names.declared) + modules
      + modules.flatMap { [$0 + "Schema", $0 + "Headers", $0 + "Limits"] }
      + options.replacements.map(\.type)
  }
}
