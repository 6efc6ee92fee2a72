/// Changes of the results of an operation.
enum ResultRules {
  static let all = [
    firstAdded, lastRemoved, added, removed, singleRenamed, renamed, moved, type, typeLearned,
    typeLost,
  ]

  static let firstAdded = ChangeRule(
    "first-result-added", direction: .response,
    effects: Effects(callers: .additive, implementers: .breaking, wire: .additive),
    twin: "last-result-removed", title: "an operation that returned nothing now returns something",
    why: """
      A call compiles, with a warning that its result is unused. An implementation must return a \
      value. Old clients skip it.
      """)

  static let lastRemoved = ChangeRule(
    "last-result-removed", direction: .response, effects: .all(.breaking),
    twin: "first-result-added", title: "an operation no longer returns anything",
    why:
      "There is no value to use any more. Old clients read nil or a default, because it is missing."
  )

  static let added = ChangeRule(
    "result-added", direction: .response, effects: .source(.breaking, wire: .additive),
    twin: "result-removed", title: "an operation has one more result",
    why: """
      Several results are a tuple, so the type that a caller receives and an implementation returns \
      changes. Old clients skip the new element.
      """)

  static let removed = ChangeRule(
    "result-removed", direction: .response, effects: .all(.breaking), twin: "result-added",
    title: "one of several results was removed",
    why: """
      The tuple has one element less, or becomes a single value. Old clients miss the removed value.
      """)

  static let singleRenamed = ChangeRule(
    "single-result-renamed", direction: .response, effects: .wire(.breaking),
    title: "the element of the only result was renamed",
    why: """
      In Swift, a single result has no name. In messages, it is the name of the element with the \
      value, and old clients do not find an element with another name.
      """)

  static let renamed = ChangeRule(
    "result-renamed", direction: .response, effects: .all(.breaking),
    title: "one of several results was renamed",
    why: "The name is a label of the tuple in Swift and an element in messages.")

  static let moved = ChangeRule(
    "result-moved", direction: .response, effects: .all(.breaking),
    title: "the order of results changed",
    why: """
      The tuple has another type. Over SOAP, the elements are a sequence, and some clients skip an \
      element that comes too late.
      """)

  static let type = ChangeRule(
    "result-type-changed", direction: .response, effects: .all(.breaking),
    title: "the type of a result changed",
    why: """
      The value has another Swift type, and the text in messages another form. Types that have \
      different names and are the same in messages, field by field, break only source code.
      """)

  static let typeLearned = ChangeRule.typeLearned(
    "result", direction: .response, declaration: "result")

  static let typeLost = ChangeRule.typeLost("result", direction: .response, declaration: "result")
}
