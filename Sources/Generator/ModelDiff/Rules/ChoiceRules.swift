/// Changes of the cases of a choice.
enum ChoiceRules {
  static let all = [added, removed, renamed, type, reordered]

  static let added = ChangeRule(
    "case-added", .both, callers: .breaking, implementers: .breaking, wire: .additive,
    twin: "case-removed", "a choice has one more case",
    """
    A switch over all cases no longer compiles until it has the new one. A program that is already \
    built receives the element as the case for unknown elements.
    """)

  static let removed = ChangeRule(
    "case-removed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "case-added", "a case of a choice was removed",
    "Source code that uses it no longer compiles, and receivers refuse the element.")

  static let renamed = ChangeRule(
    "case-renamed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "case-renamed", "a case of a choice was renamed",
    """
    There is another name at the same place, with the same type. It is the name of the case in \
    Swift and of the element in messages, unless only one of these changed.
    """)

  static let type = ChangeRule(
    "case-type-changed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "case-type-changed", "the type of a case changed",
    "The case holds a value of another Swift type, and the element has another form.")

  static let reordered = ChangeRule(
    "cases-reordered", .both, callers: .none, implementers: .none, wire: .none,
    twin: "cases-reordered", "the order of the cases of a choice changed",
    "A case is identified by the name of its element.")
}
