/// Changes of what an operation answers.
enum ResultRules {
  static let all = [
    firstAdded, lastRemoved, added, removed, singleRenamed, renamed, moved, type, typeLearned,
    typeLost,
  ]

  static let firstAdded = ChangeRule(
    "first-result-added", .response, callers: .additive, implementers: .breaking, wire: .additive,
    twin: "last-result-removed", "an operation that answered nothing now answers something",
    """
    A call compiles with a warning that its result is unused. An implementation must return a \
    value. Old clients skip it.
    """)

  static let lastRemoved = ChangeRule(
    "last-result-removed", .response, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "first-result-added", "an operation no longer answers anything",
    "There is no value to use any more, and old clients read its absence as nil or a default.")

  static let added = ChangeRule(
    "result-added", .response, callers: .breaking, implementers: .breaking, wire: .additive,
    twin: "result-removed", "an operation has one more result",
    """
    Several results are a tuple: a caller's value and an implementation's return value have \
    another type. Old clients skip the new element.
    """)

  static let removed = ChangeRule(
    "result-removed", .response, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "result-added", "one of several results was removed",
    "The tuple has an element less, or is none any more; old clients miss the value.")

  static let singleRenamed = ChangeRule(
    "single-result-renamed", .response, callers: .none, implementers: .none, wire: .breaking,
    twin: "single-result-renamed", "the element of the only result was renamed",
    """
    In Swift a single result has no name. In messages it is the element that holds the value, and \
    under another name old clients do not find it.
    """)

  static let renamed = ChangeRule(
    "result-renamed", .response, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "result-renamed", "one of several results was renamed",
    "It is a label of the tuple in Swift and an element in messages.")

  static let moved = ChangeRule(
    "result-moved", .response, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "result-moved", "the order of results changed",
    """
    The tuple has another type. Over SOAP the elements are a sequence, and there are clients that \
    skip an element that comes too late.
    """)

  static let type = ChangeRule(
    "result-type-changed", .response, callers: .breaking, implementers: .breaking,
    wire: .breaking, twin: "result-type-changed", "the type of a result changed",
    """
    The value has another Swift type, and the text on the wire another form. Types of different \
    names that are the same in messages, field by field, break source alone.
    """)

  static let typeLearned = ChangeRule(
    "result-type-learned", .response, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "result-type-forgotten", "the type of a result became known",
    """
    No page told the type before, so the result was a value of any type; or only REST told it, \
    which calls a date, bytes and a member of an enumeration a string, and knows no sizes of \
    integers. Now it has the type that is documented. Messages are what they were.
    """)

  static let typeLost = ChangeRule(
    "result-type-forgotten", .response, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "result-type-learned", "the type of a result is no longer known",
    """
    No page states the type any more, so the result becomes a value of any type; or only REST \
    states it, which says less of texts and numbers. Messages are what they were.
    """)
}
