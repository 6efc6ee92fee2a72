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
    texts.compare(SOAPRules.action, "SOAPAction", old: old.action, new: new.action)
    texts.compare(
      SOAPRules.inputElement, "request element", old: old.inputElement, new: new.inputElement)
    compareNamespaces(
      SOAPRules.inputNamespace, "request element", old: old.inputNamespace, new: new.inputNamespace)
    if old.waits != new.waits {
      place.report(
        new.waits ? SOAPRules.becameTwoWay : SOAPRules.becameOneWay,
        new.waits ? "has a response now" : "no longer has a response")
    }
    if !isAnswerNewOrGone(old, new) {
      texts.compare(
        SOAPRules.outputElement, "response element", old: old.outputElement, new: new.outputElement)
      compareNamespaces(
        SOAPRules.outputNamespace, "response element", old: old.outputNamespace,
        new: new.outputNamespace)
    }
    texts.comparePages(of: "SOAP", old: old.page, new: new.page)
    SOAPHeaderComparison(
      place: place, scope: scope, noun: "request header part", added: SOAPRules.requestHeaderAdded,
      removed: SOAPRules.requestHeaderRemoved
    ).run(old.requestHeaders, new.requestHeaders)
    SOAPHeaderComparison(
      place: place, scope: scope, noun: "response header part",
      added: SOAPRules.responseHeaderAdded, removed: SOAPRules.responseHeaderRemoved
    ).run(old.responseHeaders, new.responseHeaders)
    SOAPFaultComparison(place: place, scope: scope).run(old.faults ?? [], new.faults ?? [])
  }

  private func compareNamespaces(
    _ rule: ChangeRule, _ what: String, old: String?, new: String?
  ) {
    if old == new { return }
    place.reportText(
      rule, "namespace of the \(what)", old: old ?? scope.old.types.namespace,
      new: new ?? scope.new.types.namespace)
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
