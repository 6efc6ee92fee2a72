import ServiceModel

/// Compares two forms of one service.
struct ServiceComparison {
  let old: Service
  let new: Service
  let place: Place
  let scope: ComparisonScope

  func run(_ findings: inout FindingCollector) {
    compareEndpoints(&findings)
    var oldProse = SubjectProse()
    var newProse = SubjectProse()
    oldProse.add(old.documentation)
    newProse.add(new.documentation)
    SubjectProse.compare(oldProse, newProse, at: place, findings: &findings)
    if old.operations == new.operations { return }
    compareOperations(&findings)
  }

  private func compareEndpoints(_ findings: inout FindingCollector) {
    switch (old.soap, new.soap) {
    case (nil, nil): return
    case (nil, let new?):
      findings.add(
        ServiceRules.endpointAdded, at: place, message: "has a SOAP endpoint", new: new.path)
    case (let old?, nil):
      findings.add(
        ServiceRules.endpointRemoved, at: place, message: "has no SOAP endpoint", old: old.path)
    case (let old?, let new?):
      if old.path != new.path {
        findings.add(
          ServiceRules.endpointPath, at: place,
          message: "the SOAP endpoint moved from '\(old.path)' to '\(new.path)'", old: old.path,
          new: new.path)
      }
      if old.envelopeVersion != new.envelopeVersion {
        findings.add(
          ServiceRules.envelopeVersion, at: place,
          message: "the SOAP version changed from \(old.envelopeVersion) to \(new.envelopeVersion)",
          old: old.envelopeVersion, new: new.envelopeVersion)
      }
    }
  }

  private func compareOperations(_ findings: inout FindingCollector) {
    let pairing = OperationPairing(old.operations, new.operations, types: scope.types)
    for operation in pairing.removed {
      findings.add(
        OperationRules.removed, at: place(operation.name, operation.name).onlyOld,
        message: "operation was removed: \(operation.signature)", old: operation.signature)
    }
    for operation in pairing.added {
      findings.add(
        OperationRules.added, at: place(operation.name, operation.name).onlyNew,
        message: "operation was added: \(operation.signature)", new: operation.signature)
    }
    for (before, now) in pairing.renamed {
      findings.add(
        OperationRules.renamed, at: place(before.name, now.name),
        message: "operation '\(before.name)' was renamed to '\(now.name)'", old: before.name,
        new: now.name, effects: effectsOfRenaming(before, now))
    }
    for pair in pairing.kept + pairing.renamed where pair.old != pair.new {
      OperationComparison(
        old: pair.old, new: pair.new, place: place(pair.old.name, pair.new.name), scope: scope
      ).run(&findings)
    }
  }

  /// Over SOAP, messages contain the name. Over REST, they contain the address, which may include
  /// the name.
  private func effectsOfRenaming(
    _ before: ServiceOperation, _ now: ServiceOperation
  ) -> Effects {
    let bindings = Bindings(before, now)
    let addresses = [before, now].map { $0.rest.map { RESTAddress($0).anyName } }
    let isReadressed = bindings.contains(.rest) && addresses.first != addresses.last
    let isOnWire = bindings.contains(.soap) || isReadressed
    return OperationRules.renamed.effects.onWire(isOnWire ? .breaking : .none)
      .sparingSource(SwiftSpelling.isSameMember(before.name, now.name))
  }

  private func place(_ oldName: String, _ newName: String) -> Place {
    func path(_ name: String, in place: ModelPath?) -> ModelPath? {
      guard let place, case .service(let kind, let service) = place.subject else { return nil }
      return ModelPath(
        version: place.version, subject: .operation(kind, service: service, name))
    }
    return Place(old: path(oldName, in: place.old), new: path(newName, in: place.new))
  }
}

extension ServiceOperation {
  /// `(Key: xs:string) → [Book]`
  package var signature: String {
    let parameters = parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
    let results =
      results.count == 1
      ? results.map { "\($0.type)" } : results.map { "\($0.name): \($0.type)" }
    let list = results.joined(separator: ", ")
    let answer = results.count > 1 ? "(\(list))" : list
    return "(\(parameters))" + (answer.isEmpty ? "" : " → \(answer)")
  }
}
