import ServiceModel

/// Compares two forms of one Services version, or two versions with each other.
struct VersionComparison {
  private let old: ServicesVersion
  private let new: ServicesVersion
  private let oldName: String
  private let scope: ComparisonScope
  private let place: Place

  init(_ old: ServicesVersion, _ new: ServicesVersion) {
    self.old = VersionTranslation(from: old, to: new).apply(to: old)
    self.new = new
    oldName = old.name
    scope = ComparisonScope(self.old, new)
    place = Place(
      old: ModelPath(version: old.name, subject: .version),
      new: ModelPath(version: new.name, subject: .version))
  }

  func run() -> [Finding] {
    var findings = FindingCollector()
    if oldName != new.name {
      findings.add(
        VersionRules.renamed, at: place, message: "\(new.name) replaces \(oldName)", old: oldName,
        new: new.name)
    }
    if old.namespace != new.namespace {
      findings.add(
        VersionRules.namespace, at: place,
        message: "the target namespace changed from '\(old.namespace)' to '\(new.namespace)'",
        old: old.namespace, new: new.namespace)
    }
    compareServices(&findings)
    compareTypes(&findings)
    return findings.findings
  }

  private func compareServices(_ findings: inout FindingCollector) {
    if old.services == new.services { return }
    let pairing = ServicePairing(old.services, new.services)
    for service in pairing.removed {
      findings.add(
        ServiceRules.removed, at: place(service, service).onlyOld, message: "service was removed",
        old: Self.count(service.operations.count))
    }
    for service in pairing.added {
      findings.add(
        ServiceRules.added, at: place(service, service).onlyNew, message: "service was added",
        new: Self.count(service.operations.count))
    }
    for (before, now) in pairing.renamed {
      let translation = ServiceTranslation(from: before, to: now)
      findings.add(
        ServiceRules.renamed, at: place(before, now),
        message: "service '\(before.name)' was renamed to '\(now.name)'", old: before.name,
        new: now.name,
        effects: ServiceRules.renamed.effects
          .onWire(translation.isOnWire ? .breaking : .none)
          .sparingSource(SwiftSpelling.isSameType(before.name, now.name)))
      compare(translation.translated, now, place: place(before, now), findings: &findings)
    }
    for pair in pairing.kept {
      compare(pair.old, pair.new, place: place(pair.new, pair.new), findings: &findings)
    }
  }

  private func compare(
    _ old: Service, _ new: Service, place: Place, findings: inout FindingCollector
  ) {
    if old == new { return }
    ServiceComparison(old: old, new: new, place: place, scope: scope).run(&findings)
  }

  private func compareTypes(_ findings: inout FindingCollector) {
    if old.types == new.types { return }
    let reached = ReachIndex(new)
    let wasReached = ReachIndex(old)
    let pairing = Pairing(
      old.types.map { TypeEntry(type: $0, newName: scope.types.names[$0.name] ?? $0.name) },
      new.types.map { TypeEntry(type: $0, newName: $0.name) }, name: \.newName)
    for entry in pairing.removed {
      var own = FindingCollector()
      let rule = reached.isNamed(entry.newName) ? TypeRules.lost : TypeRules.removed
      own.add(
        rule, at: Place(old: path(oldName, entry.type.name), new: nil), message: "type was removed",
        old: entry.type.kind)
      findings.add(own, reach: wasReached.operations(reaching: entry.type.name))
    }
    for entry in pairing.added {
      var own = FindingCollector()
      let rule = wasReached.isNamed(entry.type.name) ? TypeRules.learned : TypeRules.added
      own.add(
        rule, at: Place(old: nil, new: path(new.name, entry.type.name)), message: "type was added",
        new: entry.type.kind)
      findings.add(own, reach: reached.operations(reaching: entry.type.name))
    }
    for pair in pairing.kept where pair.old.type != pair.new.type {
      var own = FindingCollector()
      var reach = reached.operations(reaching: pair.new.type.name)
      if reach.isEmpty { reach = wasReached.operations(reaching: pair.old.type.name) }
      compare(pair.old.type, pair.new.type, flow: Flow(reach), findings: &own)
      findings.add(own, reach: reach)
    }
  }

  private func compare(
    _ old: TypeDefinition, _ new: TypeDefinition, flow: Flow, findings: inout FindingCollector
  ) {
    let place = Place(old: path(oldName, old.name), new: path(self.new.name, new.name))
    if old.name != new.name {
      var rule = TypeRules.renamed
      if case .dictionary = new.shape { rule = TypeRules.dictionaryRenamed }
      let isOnWire = old.nameOnWire != new.nameOnWire
      findings.add(
        rule, at: place, message: "type '\(old.name)' was renamed to '\(new.name)'", old: old.name,
        new: new.name,
        effects: rule.effects.onlyOverSOAP(isOnWire ? scope.bindings(of: old, new) : [])
          .sparingSource(SwiftSpelling.isSameType(old.name, new.name)))
    }
    TypeComparison(old: old, new: new, place: place, scope: scope, flow: flow).run(&findings)
  }

  private func path(_ version: String, _ type: String) -> ModelPath {
    ModelPath(version: version, subject: .type(type))
  }

  private func place(_ old: Service, _ new: Service) -> Place {
    Place(
      old: ModelPath(version: oldName, subject: .service(old.kind, old.name)),
      new: ModelPath(version: self.new.name, subject: .service(new.kind, new.name)))
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

extension TypeDefinition {
  /// Its name in messages. Nil for a choice, because only its elements have names there.
  fileprivate var nameOnWire: String? {
    if case .choice = shape { return nil }
    return wireName ?? name
  }
}
