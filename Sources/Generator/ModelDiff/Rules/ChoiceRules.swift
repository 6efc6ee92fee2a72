/// Changes of the cases of a choice.
enum ChoiceRules {
  static let all = [added, removed, renamed, type, reordered]

  static let added = ChangeRule(
    "case-added", effects: .source(.breaking, wire: .additive), twin: "case-removed",
    title: "a choice has one more case",
    why: """
      A switch over all cases no longer compiles until it has the new one. A program that is already \
      built receives the element as the case for unknown elements.
      """)

  static let removed = ChangeRule(
    "case-removed", effects: .all(.breaking), twin: "case-added",
    title: "a case of a choice was removed",
    why: "Source code that uses it no longer compiles, and receivers refuse the element.")

  static let renamed = ChangeRule(
    "case-renamed", effects: .all(.breaking), title: "a case of a choice was renamed",
    why: """
      There is another name at the same place, with the same type. It is the name of the case in \
      Swift and of the element in messages, unless only one of these changed.
      """)

  static let type = ChangeRule(
    "case-type-changed", effects: .all(.breaking), title: "the type of a case changed",
    why: "The case holds a value of another Swift type, and the element has another form.")

  static let reordered = ChangeRule(
    "cases-reordered", effects: .none, title: "the order of the cases of a choice changed",
    why: "A case is identified by the name of its element.")
}
