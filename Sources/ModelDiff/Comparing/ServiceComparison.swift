import ServiceModel

/// Compares two forms of one service.
struct ServiceComparison {
  let old: Service
  let new: Service
  let place: Place
  let types: TypeRenames
  let presence: ParameterPresence

  func run(_ findings: inout FindingCollector) {
    compareEndpoints(&findings)
    var oldProse = Prose()
    var newProse = Prose()
    oldProse.add(old.documentation)
    newProse.add(new.documentation)
    Prose.compare(oldProse, newProse, at: place, findings: &findings)
    if old.operations == new.operations { return }
    compareOperations(&findings)
  }

  private func compareEndpoints(_ findings: inout FindingCollector) {
    switch (old.soap, new.soap) {
    case (nil, nil): return
    case (nil, let new?):
      findings.add(ServiceRules.endpointAdded, place, "has a SOAP endpoint", new: new.path)
    case (let old?, nil):
      findings.add(ServiceRules.endpointRemoved, place, "has no SOAP endpoint", old: old.path)
    case (let old?, let new?):
      if old.path != new.path {
        findings.add(
          ServiceRules.endpointPath, place,
          "the SOAP endpoint moved from '\(old.path)' to '\(new.path)'", old: old.path,
          new: new.path)
      }
      if old.envelopeVersion != new.envelopeVersion {
        findings.add(
          ServiceRules.envelopeVersion, place,
          "the SOAP version changed from \(old.envelopeVersion) to \(new.envelopeVersion)",
          old: old.envelopeVersion, new: new.envelopeVersion)
      }
    }
  }

  private func compareOperations(_ findings: inout FindingCollector) {
    var pairing = Pairing(old.operations, new.operations, name: \.name)
    let renames = OperationRenames(types: types).find(among: pairing.removed, pairing.added)
    let oldNames = Set(renames.map(\.old.name))
    let newNames = Set(renames.map(\.new.name))
    pairing.removed.removeAll { oldNames.contains($0.name) }
    pairing.added.removeAll { newNames.contains($0.name) }

    for operation in pairing.removed {
      findings.add(
        OperationRules.removed, place(operation.name, operation.name).onlyOld,
        "operation was removed: \(operation.signature)", old: operation.signature)
    }
    for operation in pairing.added {
      findings.add(
        OperationRules.added, place(operation.name, operation.name).onlyNew,
        "operation was added: \(operation.signature)", new: operation.signature)
    }
    for pair in renames {
      let place = place(pair.old.name, pair.new.name)
      findings.add(
        OperationRules.renamed, place,
        "operation '\(pair.old.name)' was renamed to '\(pair.new.name)'",
        old: pair.old.name, new: pair.new.name)
    }
    for pair in pairing.kept + renames where pair.old != pair.new {
      OperationComparison(
        old: pair.old, new: pair.new, place: place(pair.old.name, pair.new.name), types: types,
        presence: presence
      ).run(&findings)
    }
  }

  private func place(_ oldName: String, _ newName: String) -> Place {
    func path(_ name: String, in place: ModelPath?) -> ModelPath? {
      place.map {
        ModelPath(
          version: $0.version, subject: .operation(new.kind, service: new.name, name))
      }
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
