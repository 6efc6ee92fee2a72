import ServiceModel

/// Compares two SOAP bindings of one operation.
struct SOAPComparison {
  let place: Place
  let oldName: String
  let newName: String

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
    check(SOAPRules.outputElement, "response element", old.outputElement, new.outputElement)
    PageMove(place: place, binding: "SOAP").run(old.page, new.page, oldName, newName, &findings)
    headers(
      "request", old.requestHeaders, new.requestHeaders, added: SOAPRules.requestHeaderAdded,
      removed: SOAPRules.requestHeaderRemoved, &findings)
    headers(
      "response", old.responseHeaders, new.responseHeaders, added: SOAPRules.responseHeaderAdded,
      removed: SOAPRules.responseHeaderRemoved, &findings)
  }

  private func headers(
    _ message: String, _ old: [HeaderPart], _ new: [HeaderPart], added: ChangeRule,
    removed: ChangeRule, _ findings: inout FindingCollector
  ) {
    NameListComparison(
      place: place, added: added, removed: removed, moved: SOAPRules.headersReordered
    )
    .run("\(message) header part", old.map(\.name), new.map(\.name), &findings)
  }
}

/// Texts that contain the name of an operation, such as its path.
enum RenamedText {
  /// Whether two texts are equal, or differ by the renaming alone, which is a finding of its own.
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
