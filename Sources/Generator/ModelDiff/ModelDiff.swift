import ServiceModel

/// The changes from one model to another.
///
/// There is a finding if and only if the models differ, except in the order of lists whose order
/// has no meaning. One change that appears at many places is one finding.
package struct ModelDiff: Sendable {
  /// All changes, sorted by place. At the same place, the worst comes first.
  package let findings: [Finding]

  /// Compares Services versions with equal names. If each side has exactly one version that the
  /// other side does not have, these two are also compared.
  package init(old: ServiceModel, new: ServiceModel) {
    let direct = FindingCollector()
    var found: [Finding] = []
    let pairing = Self.pairs(old, new)
    for version in pairing.removed {
      Place(version, nil, findings: direct)
        .report(VersionRules.removed, "version was removed", old: version.namespace)
    }
    for version in pairing.added {
      Place(nil, version, findings: direct)
        .report(VersionRules.added, "version was added", new: version.namespace)
    }
    for (before, now) in pairing.kept {
      EmittedModules.compare(
        EmittedModules(before, in: old), EmittedModules(now, in: new),
        at: Place(before, now, findings: direct))
      if before != now {
        found += TwinFindings(before, now).fold(VersionComparison(before, now).run())
      }
    }
    self.findings = NamespaceFindings.fold(SharedFindings.fold(direct.findings + found)).sorted()
  }

  /// The versions that are compared with each other, and those without a counterpart.
  package static func pairs(_ old: ServiceModel, _ new: ServiceModel) -> (
    kept: [(old: ServicesVersion, new: ServicesVersion)], removed: [ServicesVersion],
    added: [ServicesVersion]
  ) {
    let pairing = Pairing(old.versions, new.versions, name: \.name)
    if let before = pairing.removed.first, let now = pairing.added.first,
      pairing.removed.count == 1, pairing.added.count == 1
    {
      return (pairing.kept + [(before, now)], [], [])
    }
    return (pairing.kept, pairing.removed, pairing.added)
  }
}

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

  static func compare(_ old: EmittedModules, _ new: EmittedModules, at place: Place) {
    if old.suffix != new.suffix {
      place.report(
        VersionRules.modules,
        "the names of modules end with \(quoted(new.suffix)) instead of \(quoted(old.suffix))",
        old: old.suffix, new: new.suffix)
    }
    if let before = old.typesModule, let now = new.typesModule, before != now {
      place.report(
        VersionRules.modules, "the module of the types is \(now), not \(before)", old: before,
        new: now)
    }
  }

  private static func quoted(_ suffix: String) -> String {
    suffix.isEmpty ? "nothing" : "'\(suffix)'"
  }
}
