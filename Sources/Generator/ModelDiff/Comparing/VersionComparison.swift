import ServiceModel
import SwiftEmitter

/// Compares two forms of one Services version, or two versions with each other.
struct VersionComparison {
  private let old: ServicesVersion
  private let new: ServicesVersion
  private let oldName: String
  private let scope: ComparisonScope
  private let place: Place

  init(_ old: ServicesVersion, _ new: ServicesVersion, settings: ComparedSettings) {
    self.old = VersionTranslation(from: old, to: new).apply(to: old)
    self.new = new
    oldName = old.name
    scope = ComparisonScope(self.old, new)
    place = Place(old, new, findings: FindingCollector(settings))
  }

  func run() -> [Finding] {
    if oldName != new.name {
      place.report(
        VersionRules.renamed, "\(new.name) replaces \(oldName)", old: oldName, new: new.name)
    }
    if old.namespace != new.namespace {
      place.report(
        VersionRules.namespace,
        "the target namespace changed from '\(old.namespace)' to '\(new.namespace)'",
        old: old.namespace, new: new.namespace)
    }
    compareServices()
    compareTypes()
    return place.findings.findings
  }

  private func compareServices() {
    if old.services == new.services { return }
    let pairing = ServicePairing.pair(old.services, new.services)
    for service in pairing.removed {
      place.subject(old: service.subject, new: nil).report(
        ServiceRules.removed, "service was removed", old: Self.count(service.operations.count))
    }
    for service in pairing.added {
      place.subject(old: nil, new: service.subject).report(
        ServiceRules.added, "service was added", new: Self.count(service.operations.count))
    }
    for (before, now) in pairing.renamed {
      let translation = ServiceTranslation(from: before, to: now)
      place.subject(old: before.subject, new: now.subject).reportRenaming(
        ServiceRules.renamed, of: "service", old: before.name, new: now.name,
        isOnWire: translation.isOnWire)
      compare(translation.translated, now, formerly: before)
    }
    for (before, now) in pairing.kept { compare(before, now, formerly: before) }
  }

  /// - Parameter original: the old service under its own name.
  private func compare(_ old: Service, _ new: Service, formerly original: Service) {
    if old == new { return }
    let place = place.subject(old: original.subject, new: new.subject)
    ServiceComparison(old: old, new: new, place: place, scope: scope).run()
  }

  private func compareTypes() {
    let reached = ReachIndex(new)
    let wasReached = ReachIndex(old)
    let pairing = Pairing(
      old.types.map { TypeEntry(type: $0, newName: scope.types.names[$0.name] ?? $0.name) },
      new.types.map { TypeEntry(type: $0, newName: $0.name) }, name: \.newName)
    for entry in pairing.removed {
      let reach = wasReached.operations(reaching: entry.type.name)
      place.subject(old: .type(entry.type.name), new: nil, reach: reach).report(
        reached.isNamed(entry.newName) ? TypeRules.lost : TypeRules.removed, "type was removed",
        old: entry.type.kind)
    }
    for entry in pairing.added {
      let reach = reached.operations(reaching: entry.type.name)
      place.subject(old: nil, new: .type(entry.type.name), reach: reach).report(
        wasReached.isNamed(entry.type.name) ? TypeRules.learned : TypeRules.added,
        "type was added", new: entry.type.kind)
    }
    let (used, wasUsed) = (Self.typesUsed(in: new), Self.typesUsed(in: old))
    for pair in pairing.kept {
      let (isUsed, wasUsed) = (
        used.contains(pair.new.newName), wasUsed.contains(pair.old.type.name)
      )
      if isUsed != wasUsed { reportUse(of: pair, isUsed: isUsed, reached, wasReached) }
      if pair.old.type == pair.new.type { continue }
      var reach = reached.operations(reaching: pair.new.type.name)
      if reach.isEmpty { reach = wasReached.operations(reaching: pair.old.type.name) }
      compare(pair.old.type, pair.new.type, reach: reach)
    }
  }

  /// The types for which code is generated.
  private static func typesUsed(in version: ServicesVersion) -> Set<String> {
    Set(typesReached(from: version.services, in: version).map(\.name))
  }

  private func reportUse(
    of pair: (old: TypeEntry, new: TypeEntry), isUsed: Bool, _ reached: ReachIndex,
    _ wasReached: ReachIndex
  ) {
    let (old, new) = (pair.old.type.name, pair.new.type.name)
    let reach =
      isUsed ? reached.operations(reaching: new) : wasReached.operations(reaching: old)
    let place = place.subject(old: .type(old), new: .type(new), reach: reach)
    place.report(
      isUsed ? TypeRules.used : TypeRules.unused,
      isUsed ? "an operation uses the type" : "no operation uses the type any more")
  }

  private func compare(_ old: TypeDefinition, _ new: TypeDefinition, reach: [Reach]) {
    let place = place.subject(old: .type(old.name), new: .type(new.name), reach: reach)
    if old.name != new.name {
      var rule = TypeRules.renamed
      if case .dictionary = new.shape { rule = TypeRules.dictionaryRenamed }
      place.reportRenaming(
        rule, of: "type", old: old.name, new: new.name,
        isOnWire: old.nameOnWire != new.nameOnWire && scope.bindings(of: old, new).contains(.soap))
    }
    TypeComparison(old: old, new: new, place: place, scope: scope, flow: Flow(reach)).run()
  }

  private static func count(_ count: Int) -> String {
    count == 1 ? "1 operation" : "\(count) operations"
  }
}

/// A type, with its name on the new side.
private struct TypeEntry {
  var type: TypeDefinition
  var newName: String
}

extension Service {
  fileprivate var subject: ModelPath.Subject { .service(kind, name) }
}

extension TypeDefinition {
  /// Its name in messages. Nil for a choice, because only its elements have names there.
  fileprivate var nameOnWire: String? {
    if case .choice = shape { return nil }
    return wireName ?? name
  }
}
