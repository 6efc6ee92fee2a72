import ServiceModel

/// The prose about one subject, in parts: the source of doc comments.
struct SubjectProse {
  /// A text, with the name of what it describes.
  private struct Part {
    var name: String
    var text: String
  }

  /// The texts about one thing each, with its name.
  private var parts: [String: String] = [:]
  /// The summary and the text after it, because pages divide the same text into different
  /// paragraphs.
  private var paragraphs: [Part] = []

  mutating func add(_ documentation: Documentation?) {
    guard let documentation else { return }
    if let summary = documentation.summary {
      paragraphs.append(Part(name: "summary", text: summary))
    }
    for (index, remark) in documentation.remarks.enumerated() {
      paragraphs.append(Part(name: "remark \(index + 1)", text: remark))
    }
    add("returns", documentation.returns)
  }

  mutating func add(_ name: String, _ text: String?) {
    guard let text else { return }
    var key = name
    while parts[key] != nil { key += "'" }
    parts[key] = text
  }

  /// Adds findings for the changes of the prose.
  static func compare(
    _ old: SubjectProse, _ new: SubjectProse, at place: Place, findings: inout FindingCollector
  ) {
    let lost = old.without(new)
    let gained = new.without(old)
    let changed = Set((lost + gained).map(\.name)).sorted()
    if changed.isEmpty { return }
    let what = changed.count == 1 ? changed.joined() : "\(changed.count) parts"
    let (rule, verb) =
      if lost.isEmpty {
        (DocumentationRules.added, "was added")
      } else if gained.isEmpty {
        (DocumentationRules.removed, "was lost")
      } else {
        (DocumentationRules.changed, "changed")
      }
    findings.add(
      rule, at: place, message: "documentation \(verb) (\(what))", old: text(of: lost),
      new: text(of: gained))
  }

  /// The parts that the other side does not have, by name.
  private func without(_ other: SubjectProse) -> [Part] {
    let own = parts.filter { name, text in
      other.parts[name].map { ProseForm($0) != ProseForm(text) } ?? true
    }
    return (own.map { Part(name: $0.key, text: $0.value) } + paragraphs(without: other))
      .sorted { $0.name < $1.name }
  }

  private func paragraphs(without other: SubjectProse) -> [Part] {
    if ProseForm(paragraphs.map(\.text)) == ProseForm(other.paragraphs.map(\.text)) { return [] }
    var known: [ProseForm: Int] = [:]
    for part in other.paragraphs { known[ProseForm(part.text), default: 0] += 1 }
    let own = paragraphs.filter { part in
      let form = ProseForm(part.text)
      known[form, default: 0] -= 1
      return known[form, default: 0] < 0
    }
    // Both sides have the same paragraphs, in another order.
    return own.isEmpty && paragraphs.count == other.paragraphs.count ? paragraphs : own
  }

  private static func text(of parts: [Part]) -> String? {
    parts.isEmpty ? nil : parts.map { "\($0.name): \($0.text)" }.joined(separator: "\n")
  }
}
