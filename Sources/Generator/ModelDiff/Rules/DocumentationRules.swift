/// Changes of prose, and of the pages that have it.
enum DocumentationRules {
  static let all = [added, removed, changed, page]

  static let added = prose(
    "documentation-added", twin: "documentation-removed", "something has new documentation",
    "Doc comments say more.")

  static let removed = prose(
    "documentation-removed", twin: "documentation-added", "prose was lost",
    "Doc comments have only names as text.")

  static let changed = prose(
    "documentation-changed", twin: "documentation-changed", "prose changed",
    "The text of doc comments changes.")

  static let page = prose(
    "page-moved", twin: "page-moved", "an operation is documented on another page",
    "Generated tests read the samples from the new page.")

  private static func prose(
    _ id: String, twin: String, _ title: String, _ consequence: String
  ) -> ChangeRule {
    ChangeRule(
      id, .both, callers: .none, implementers: .none, wire: .none, twin: twin, title,
      "\(consequence) Nothing else depends on it.")
  }
}
