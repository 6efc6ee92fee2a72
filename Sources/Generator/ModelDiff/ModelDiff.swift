import ServiceModel
import SwiftEmitter

/// The changes from one model to another.
///
/// There is a finding if and only if the models or their Swift names differ, except in the order of lists whose order
/// has no meaning. One change that appears at many places is one finding.
package struct ModelDiff: Sendable {
  /// All changes, sorted by place. At the same place, the worst comes first.
  package let findings: [Finding]

  /// Compares Services versions with equal names. If each side has exactly one version that the
  /// other side does not have, these two are also compared.
  ///
  /// - Parameter settings: the settings of both sides, which decide about Swift names.
  package init(
    old: ServiceModel, new: ServiceModel, settings: ComparedSettings = ComparedSettings()
  ) {
    let direct = FindingCollector(settings)
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
    let modules = (old: settings.old.typesModules(of: old), new: settings.new.typesModules(of: new))
    for (before, now) in pairing.kept {
      SettingsComparison(
        old: SettledVersion(before, of: old, settings.old, modules: modules.old),
        new: SettledVersion(now, of: new, settings.new, modules: modules.new),
        place: Place(before, now, findings: direct)
      ).run()
      if before != now {
        found += TwinFindings(before, now).fold(
          VersionComparison(before, now, settings: settings).run())
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
