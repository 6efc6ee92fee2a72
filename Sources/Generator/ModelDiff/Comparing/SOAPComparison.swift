import ServiceModel

/// Compares two SOAP bindings of one operation.
struct SOAPComparison {
  let place: Place
  let oldName: String
  let newName: String
  let scope: ComparisonScope

  func run(_ old: SOAPBinding?, _ new: SOAPBinding?, _ findings: inout FindingCollector) {
    switch (old, new) {
    case (nil, nil): return
    case (nil, let new?):
      findings.add(SOAPRules.added, place, "is now offered over SOAP", new: new.action)
    case (let old?, nil):
      findings.add(SOAPRules.removed, place, "is no longer offered over SOAP", old: old.action)
    case (let old?, let new?):
      if old != new { compare(old, new, &findings) }
    }
  }

  private func compare(
    _ old: SOAPBinding, _ new: SOAPBinding, _ findings: inout FindingCollector
  ) {
    func check(_ rule: ChangeRule, _ what: String, _ old: String, _ new: String) {
      if RenamedText.isSame(old, new, oldName, newName) { return }
      findings.add(rule, place, "\(what) changed from '\(old)' to '\(new)'", old: old, new: new)
    }
    check(SOAPRules.action, "SOAPAction", old.action, new.action)
    check(SOAPRules.inputElement, "request element", old.inputElement, new.inputElement)
    compareNamespaces(
      SOAPRules.inputNamespace, "request element", old.inputNamespace, new.inputNamespace, &findings
    )
    compareWays(old, new, &findings)
    if !isAnswerNewOrGone(old, new) {
      check(SOAPRules.outputElement, "response element", old.outputElement, new.outputElement)
      compareNamespaces(
        SOAPRules.outputNamespace, "response element", old.outputNamespace, new.outputNamespace,
        &findings)
    }
    PageMove(place: place, binding: "SOAP").run(old.page, new.page, oldName, newName, &findings)
    headers(
      "request", old.requestHeaders, new.requestHeaders, added: SOAPRules.requestHeaderAdded,
      removed: SOAPRules.requestHeaderRemoved, &findings)
    headers(
      "response", old.responseHeaders, new.responseHeaders, added: SOAPRules.responseHeaderAdded,
      removed: SOAPRules.responseHeaderRemoved, &findings)
    SOAPFaultComparison(place: place, scope: scope)
      .run(old.faults ?? [], new.faults ?? [], &findings)
  }

  private func compareNamespaces(
    _ rule: ChangeRule, _ what: String, _ old: String?, _ new: String?,
    _ findings: inout FindingCollector
  ) {
    if old == new { return }
    let (before, now) = (old ?? scope.oldTypes.namespace, new ?? scope.newTypes.namespace)
    findings.add(
      rule, place, "namespace of the \(what) changed from '\(before)' to '\(now)'", old: before,
      new: now, effects: rule.effects.onWire(before == now ? .none : .breaking))
  }

  private func compareWays(
    _ old: SOAPBinding, _ new: SOAPBinding, _ findings: inout FindingCollector
  ) {
    if old.waits == new.waits { return }
    findings.add(
      new.waits ? SOAPRules.becameTwoWay : SOAPRules.becameOneWay, place,
      new.waits ? "has a response now" : "no longer has a response")
  }

  /// Whether the element of the response was added or removed with the response.
  private func isAnswerNewOrGone(_ old: SOAPBinding, _ new: SOAPBinding) -> Bool {
    old.waits != new.waits && (old.outputElement.isEmpty || new.outputElement.isEmpty)
  }

  private func headers(
    _ message: String, _ old: [HeaderPart], _ new: [HeaderPart], added: ChangeRule,
    removed: ChangeRule, _ findings: inout FindingCollector
  ) {
    if old == new { return }
    SOAPHeaderComparison(
      place: place, scope: scope, noun: "\(message) header part", added: added, removed: removed
    ).run(old, new, &findings)
  }
}

extension SOAPBinding {
  /// Whether a client waits for a response.
  fileprivate var waits: Bool { isOneWay != true }
}

/// Texts that contain the name of an operation, such as its path.
enum RenamedText {
  /// Whether two texts are equal, or differ only by the new name, which is a separate finding.
  static func isSame(_ old: String, _ new: String, _ oldName: String, _ newName: String) -> Bool {
    old == new || renamed(old, oldName, newName) == new
  }

  /// The text with the last occurrence of the old name replaced by the new one.
  private static func renamed(_ text: String, _ oldName: String, _ newName: String) -> String {
    guard oldName != newName, let range = text.ranges(of: oldName).last else { return text }
    return text.replacingCharacters(in: range, with: newName)
  }
}

extension String {
  fileprivate func replacingCharacters(
    in range: Range<String.Index>, with replacement: String
  ) -> String {
    String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
  }
}
