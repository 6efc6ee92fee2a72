import ServiceModel

/// The Swift modules that contain the declarations of a Services version.
struct EmittedModules {
  /// The suffix of the names of the version's modules; empty for the newest version.
  private let suffix: String
  /// The module of the types; nil if the version has no services.
  private let typesModule: String?

  init(_ version: ServicesVersion, in model: ServiceModel) {
    let newest = model.versions.map(\.name).max { ($0.count, $0) < ($1.count, $1) }
    suffix = version.name == newest ? "" : version.name
    switch version.services.count {
    case 0: typesModule = nil
    case 1:
      typesModule = version.services.first.map { "that of the \($0.name) \($0.kind.rawValue)" }
    default: typesModule = "\(version.name)Types"
    }
  }

  static func compare(
    _ old: EmittedModules, _ new: EmittedModules, at place: Place, findings: inout FindingCollector
  ) {
    if old.suffix != new.suffix {
      findings.add(
        VersionRules.modules, at: place,
        message:
          "the names of modules end with \(quoted(new.suffix)) instead of \(quoted(old.suffix))",
        old: old.suffix, new: new.suffix)
    }
    if let before = old.typesModule, let now = new.typesModule, before != now {
      findings.add(
        VersionRules.modules, at: place,
        message: "the module of the types is \(now), not \(before)",
        old: before, new: now)
    }
  }

  private static func quoted(_ suffix: String) -> String {
    suffix.isEmpty ? "nothing" : "'\(suffix)'"
  }
}
