import ServiceModel

/// The prose about one subject, part by part: what doc comments are made of.
struct Prose {
  private var parts: [String: String] = [:]

  mutating func add(_ documentation: Documentation?) {
    guard let documentation else { return }
    add("summary", documentation.summary)
    add("returns", documentation.returns)
    for (index, remark) in documentation.remarks.enumerated() { add("remark \(index + 1)", remark) }
  }

  mutating func add(_ name: String, _ text: String?) {
    guard let text else { return }
    var key = name
    while parts[key] != nil { key += "'" }
    parts[key] = text
  }

  /// Emits what became of the prose.
  static func compare(
    _ old: Prose, _ new: Prose, at place: Place, findings: inout FindingCollector
  ) {
    if old.parts == new.parts { return }
    let names = Set(old.parts.keys).union(new.parts.keys).sorted()
    let changed = names.filter { old.parts[$0] != new.parts[$0] }
    let what = changed.count == 1 ? changed.joined() : "\(changed.count) parts"
    let (rule, verb) =
      if changed.allSatisfy({ old.parts[$0] == nil }) {
        (DocumentationRules.added, "was added")
      } else if changed.allSatisfy({ new.parts[$0] == nil }) {
        (DocumentationRules.removed, "was lost")
      } else {
        (DocumentationRules.changed, "changed")
      }
    findings.add(
      rule, place, "documentation \(verb) (\(what))", old: old.text(of: changed),
      new: new.text(of: changed))
  }

  private func text(of names: [String]) -> String? {
    let known = names.compactMap { name in parts[name].map { "\(name): \($0)" } }
    return known.isEmpty ? nil : known.joined(separator: "\n")
  }
}
