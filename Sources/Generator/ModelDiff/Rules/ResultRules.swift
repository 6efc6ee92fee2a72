/// Changes of the results of an operation.
enum ResultRules {
  static let all = [
    firstAdded, lastRemoved, added, removed, singleRenamed, renamed, moved, type, typeLearned,
    typeLost,
  ]

  static let firstAdded = ChangeRule(
    "first-result-added", .response, callers: .additive, implementers: .breaking, wire: .additive,
    twin: "last-result-removed", "an operation that returned nothing now returns something",
    """
    A call compiles, with a warning that its result is unused. An implementation must return a \
    value. Old clients skip it.
    """)

  static let lastRemoved = ChangeRule(
    "last-result-removed", .response, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "first-result-added", "an operation no longer returns anything",
    "There is no value to use any more. Old clients read nil or a default, because it is missing.")

  static let added = ChangeRule(
    "result-added", .response, callers: .breaking, implementers: .breaking, wire: .additive,
    twin: "result-removed", "an operation has one more result",
    """
    Several results are a tuple, so the type that a caller receives and an implementation returns \
    changes. Old clients skip the new element.
    """)

  static let removed = ChangeRule(
    "result-removed", .response, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "result-added", "one of several results was removed",
    """
    The tuple has one element less, or becomes a single value. Old clients miss the removed value.
    """)

  static let singleRenamed = ChangeRule(
    "single-result-renamed", .response, callers: .none, implementers: .none, wire: .breaking,
    twin: "single-result-renamed", "the element of the only result was renamed",
    """
    In Swift, a single result has no name. In messages, it is the name of the element with the \
    value, and old clients do not find an element with another name.
    """)

  static let renamed = ChangeRule(
    "result-renamed", .response, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "result-renamed", "one of several results was renamed",
    "The name is a label of the tuple in Swift and an element in messages.")

  static let moved = ChangeRule(
    "result-moved", .response, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "result-moved", "the order of results changed",
    """
    The tuple has another type. Over SOAP, the elements are a sequence, and some clients skip an \
    element that comes too late.
    """)

  static let type = ChangeRule(
    "result-type-changed", .response, callers: .breaking, implementers: .breaking,
    wire: .breaking, twin: "result-type-changed", "the type of a result changed",
    """
    The value has another Swift type, and the text on the wire another form. Types that have \
    different names and are the same in messages, field by field, break only source code.
    """)

  static let typeLearned = ChangeRule(
    "result-type-learned", .response, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "result-type-forgotten", "the type of a result became known",
    """
    Before, no page documented the type, so the result was a value of any type. Or only REST \
    documented it, which calls a date, bytes and a member of an enumeration a string, and does not \
    have sizes of integers. Now the result has the documented type. Messages do not change.
    """)

  static let typeLost = ChangeRule(
    "result-type-forgotten", .response, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "result-type-learned", "the type of a result is no longer known",
    """
    No page documents the type any more, so the result becomes a value of any type. Or only REST \
    documents it, which says less about texts and numbers. Messages do not change.
    """)
}
