import ServiceModel

/// Compares two SOAP bindings of one operation.
struct SOAPComparison {
  let place: Place
  let oldName: String
  let newName: String
  let scope: ComparisonScope

  func run(_ old: SOAPBinding?, _ new: SOAPBinding?, findings: inout FindingCollector) {
    switch (old, new) {
    case (nil, nil): return
    case (nil, let new?):
      findings.add(SOAPRules.added, at: place, message: "is now offered over SOAP", new: new.action)
    case (let old?, nil):
      findings.add(
        SOAPRules.removed, at: place, message: "is no longer offered over SOAP", old: old.action)
    case (let old?, let new?):
      if old != new { compare(old, new, findings: &findings) }
    }
  }

  private func compare(
    _ old: SOAPBinding, _ new: SOAPBinding, findings: inout FindingCollector
  ) {
    func check(_ rule: ChangeRule, what: String, old: String, new: String) {
      if RenamedText.isSame(old, new, oldName: oldName, newName: newName) { return }
      findings.add(
        rule, at: place, message: "\(what) changed from '\(old)' to '\(new)'", old: old, new: new)
    }
    check(SOAPRules.action, what: "SOAPAction", old: old.action, new: new.action)
    check(
      SOAPRules.inputElement, what: "request element", old: old.inputElement, new: new.inputElement)
    compareNamespaces(
      SOAPRules.inputNamespace, what: "request element", old: old.inputNamespace,
      new: new.inputNamespace, findings: &findings
    )
    compareWays(old, new, findings: &findings)
    if !isAnswerNewOrGone(old, new) {
      check(
        SOAPRules.outputElement, what: "response element", old: old.outputElement,
        new: new.outputElement)
      compareNamespaces(
        SOAPRules.outputNamespace, what: "response element", old: old.outputNamespace,
        new: new.outputNamespace,
        findings: &findings)
    }
    PageMove(place: place, binding: "SOAP").run(
      old.page, new.page, oldName: oldName, newName: newName, findings: &findings)
    headers(
      "request", old: old.requestHeaders, new: new.requestHeaders,
      added: SOAPRules.requestHeaderAdded,
      removed: SOAPRules.requestHeaderRemoved, findings: &findings)
    headers(
      "response", old: old.responseHeaders, new: new.responseHeaders,
      added: SOAPRules.responseHeaderAdded,
      removed: SOAPRules.responseHeaderRemoved, findings: &findings)
    SOAPFaultComparison(place: place, scope: scope)
      .run(old.faults ?? [], new.faults ?? [], findings: &findings)
  }

  private func compareNamespaces(
    _ rule: ChangeRule, what: String, old: String?, new: String?,
    findings: inout FindingCollector
  ) {
    if old == new { return }
    let (before, now) = (old ?? scope.oldTypes.namespace, new ?? scope.newTypes.namespace)
    findings.add(
      rule, at: place, message: "namespace of the \(what) changed from '\(before)' to '\(now)'",
      old: before,
      new: now, effects: rule.effects.onWire(before == now ? .none : .breaking))
  }

  private func compareWays(
    _ old: SOAPBinding, _ new: SOAPBinding, findings: inout FindingCollector
  ) {
    if old.waits == new.waits { return }
    findings.add(
      new.waits ? SOAPRules.becameTwoWay : SOAPRules.becameOneWay, at: place,
      message: new.waits ? "has a response now" : "no longer has a response")
  }

  /// Whether the element of the response was added or removed with the response.
  private func isAnswerNewOrGone(_ old: SOAPBinding, _ new: SOAPBinding) -> Bool {
    old.waits != new.waits && (old.outputElement.isEmpty || new.outputElement.isEmpty)
  }

  private func headers(
    _ message: String, old: [HeaderPart], new: [HeaderPart], added: ChangeRule,
    removed: ChangeRule, findings: inout FindingCollector
  ) {
    if old == new { return }
    SOAPHeaderComparison(
      place: place, scope: scope, noun: "\(message) header part", added: added, removed: removed
    ).run(old, new, findings: &findings)
  }
}

extension SOAPBinding {
  /// Whether a client waits for a response.
  fileprivate var waits: Bool { isOneWay != true }
}

/// Texts that contain the name of an operation, such as its path.
enum RenamedText {
  /// Whether two texts are equal, or differ only by the new name, which is a separate finding.
  static func isSame(_ old: String, _ new: String, oldName: String, newName: String) -> Bool {
    old == new || renamed(old, oldName: oldName, newName: newName) == new
  }

  /// The text with the last occurrence of the old name replaced by the new one.
  private static func renamed(_ text: String, oldName: String, newName: String) -> String {
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
