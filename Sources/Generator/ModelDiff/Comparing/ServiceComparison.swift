import ServiceModel

/// Compares two forms of one service.
struct ServiceComparison {
  let old: Service
  let new: Service
  let place: Place
  let scope: ComparisonScope

  func run() {
    compareEndpoints()
    var prose = ProseComparison()
    prose.add(old.documentation, new.documentation)
    prose.report(at: place)
    if old.operations == new.operations { return }
    compareOperations()
  }

  private func compareEndpoints() {
    switch (old.soap, new.soap) {
    case (nil, nil): return
    case (nil, let new?):
      place.about(.address).report(ServiceRules.endpointAdded, "has a SOAP endpoint", new: new.path)
    case (let old?, nil):
      place.about(.address).report(
        ServiceRules.endpointRemoved, "has no SOAP endpoint", old: old.path)
    case (let old?, let new?):
      if old.path != new.path {
        place.about(.address).report(
          ServiceRules.endpointPath, "the SOAP endpoint moved from '\(old.path)' to '\(new.path)'",
          old: old.path, new: new.path)
      }
      if old.path == new.path, let before = old.addresses, let now = new.addresses, before != now {
        let texts = [before, now].map { $0.joined(separator: ", ") }
        place.about(.address).report(
          ServiceRules.addresses,
          "the addresses in the WSDL changed from \(texts[0]) to \(texts[1])", old: texts[0],
          new: texts[1])
      }
      if old.envelopeVersion != new.envelopeVersion {
        place.about(.binding).report(
          ServiceRules.envelopeVersion,
          "the SOAP version changed from \(old.envelopeVersion) to \(new.envelopeVersion)",
          old: old.envelopeVersion, new: new.envelopeVersion)
      }
    }
  }

  private func compareOperations() {
    let pairing = OperationPairing(old.operations, new.operations, types: scope.types).result
    for operation in pairing.removed {
      place.operation(old: operation.name, new: nil).report(
        OperationRules.removed, "operation was removed: \(operation.signature)",
        old: operation.signature)
    }
    for operation in pairing.added {
      place.operation(old: nil, new: operation.name).report(
        OperationRules.added, "operation was added: \(operation.signature)",
        new: operation.signature)
    }
    for (old, new) in pairing.renamed {
      place.operation(old: old.name, new: new.name).reportRenaming(
        OperationRules.renamed, of: "operation", old: old.name, new: new.name,
        isOnWire: isRenamedOnWire(old, new))
    }
    for (old, new) in pairing.pairs where old != new {
      let place = place.operation(old: old.name, new: new.name)
      OperationComparison(old: old, new: new, place: place, scope: scope).run()
    }
  }

  /// Over SOAP, the names of the element and of the action usually contain the name. Over REST, the
  /// address may contain it.
  private func isRenamedOnWire(_ before: ServiceOperation, _ now: ServiceOperation) -> Bool {
    let bindings = Bindings(before, now)
    let addresses = [before, now].map { $0.rest.map { RESTAddress($0).anyName } }
    let isReadressed = bindings.contains(.rest) && addresses.first != addresses.last
    return bindings.contains(.soap) && before.soapNames != now.soapNames || isReadressed
  }
}

extension ServiceOperation {
  /// `(Key: xs:string) → [Book]`
  package var signature: String {
    let parameters = parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
    let results =
      results.count == 1 ? results.map { "\($0.type)" } : results.map { "\($0.name): \($0.type)" }
    let list = results.joined(separator: ", ")
    let answer = results.count > 1 ? "(\(list))" : list
    return "(\(parameters))" + (answer.isEmpty ? "" : " → \(answer)")
  }
}
