/// Changes of prose, and of the pages that have it.
enum DocumentationRules {
  static let all = [added, removed, changed, page]

  static let added = prose(
    "documentation-added", twin: "documentation-removed", title: "something has new documentation",
    consequence: "Doc comments say more.")

  static let removed = prose(
    "documentation-removed", twin: "documentation-added", title: "prose was lost",
    consequence: "Doc comments have only names as text.")

  static let changed = prose(
    "documentation-changed", title: "prose changed",
    consequence: "The text of doc comments changes.")

  static let page = prose(
    "page-moved", title: "an operation is documented on another page",
    consequence: "Generated tests read the samples from the new page.")

  private static func prose(
    _ id: String, twin: String? = nil, title: String, consequence: String
  ) -> ChangeRule {
    ChangeRule(
      id, effects: .none, twin: twin, title: title,
      why: "\(consequence) Nothing else depends on it.")
  }
}
