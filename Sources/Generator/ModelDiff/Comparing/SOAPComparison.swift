import ServiceModel

/// Compares two SOAP bindings of one operation.
struct SOAPComparison {
  let place: Place
  let texts: NamedTextComparison
  let scope: ComparisonScope

  func run(_ old: SOAPBinding?, _ new: SOAPBinding?) {
    switch (old, new) {
    case (nil, nil): return
    case (nil, let new?):
      place.report(SOAPRules.added, "is now offered over SOAP", new: new.action)
    case (let old?, nil):
      place.report(SOAPRules.removed, "is no longer offered over SOAP", old: old.action)
    case (let old?, let new?):
      if old != new { compare(old, new) }
    }
  }

  private func compare(_ old: SOAPBinding, _ new: SOAPBinding) {
    texts.about(.action).compare(SOAPRules.action, "SOAPAction", old: old.action, new: new.action)
    compareElement(
      "request element", (SOAPRules.inputElement, SOAPRules.inputNamespace),
      old: (old.inputElement, old.inputNamespace), new: (new.inputElement, new.inputNamespace))
    if old.waits != new.waits {
      place.report(
        new.waits ? SOAPRules.becameTwoWay : SOAPRules.becameOneWay,
        new.waits ? "has a response now" : "no longer has a response")
    }
    if !isAnswerNewOrGone(old, new) {
      compareElement(
        "response element", (SOAPRules.outputElement, SOAPRules.outputNamespace),
        old: (old.outputElement, old.outputNamespace),
        new: (new.outputElement, new.outputNamespace))
    }
    texts.comparePages(of: "SOAP", old: old.page, new: new.page)
    SOAPHeaderComparison(
      place: place, scope: scope, noun: "request header part", added: SOAPRules.requestHeaderAdded,
      removed: SOAPRules.requestHeaderRemoved, part: { .requestHeader($0) }
    ).run(old.requestHeaders, new.requestHeaders)
    SOAPHeaderComparison(
      place: place, scope: scope, noun: "response header part",
      added: SOAPRules.responseHeaderAdded, removed: SOAPRules.responseHeaderRemoved,
      part: { .responseHeader($0) }
    ).run(old.responseHeaders, new.responseHeaders)
    SOAPFaultComparison(place: place, scope: scope).run(old.faults ?? [], new.faults ?? [])
  }

  private func compareElement(
    _ what: String, _ rules: (name: ChangeRule, namespace: ChangeRule),
    old: (name: String, namespace: String?), new: (name: String, namespace: String?)
  ) {
    texts.about(.messagePart(new.name), formerly: .messagePart(old.name)).compare(
      rules.name, what, old: old.name, new: new.name)
    if old.namespace == new.namespace { return }
    place.about(.messagePart(new.name), formerly: .messagePart(old.name)).reportText(
      rules.namespace, "namespace of the \(what)", old: old.namespace ?? scope.old.types.namespace,
      new: new.namespace ?? scope.new.types.namespace)
  }

  /// Whether the element of the response was added or removed with the response.
  private func isAnswerNewOrGone(_ old: SOAPBinding, _ new: SOAPBinding) -> Bool {
    old.waits != new.waits && (old.outputElement.isEmpty || new.outputElement.isEmpty)
  }
}

extension SOAPBinding {
  /// Whether a client waits for a response.
  fileprivate var waits: Bool { isOneWay != true }
}
