/// Changes of what an operation takes.
enum ParameterRules {
  static let all = [
    added, requiredAdded, removed, renamed, moved, type, typeLearned, typeLost, given, omitted,
  ]

  static let added = ChangeRule(
    "parameter-added", .request, callers: .breaking, implementers: .breaking, wire: .additive,
    twin: "parameter-removed", "a parameter was added",
    """
    Parameters have no defaults: a call must state every one, and an implementation must take \
    it. On the wire an absent element reads as nil or as its type's default, and an unknown one \
    is skipped, so old programs go on working. Only what is offered over REST alone, in a query \
    and not required, has a default: no call need state it.
    """)

  static let requiredAdded = ChangeRule(
    "required-parameter-added", .request, callers: .breaking, implementers: .breaking,
    wire: .breaking, twin: "parameter-removed", "a parameter was added that must be there",
    """
    A call must state it, and an implementation must take it. Servers refuse a request without it, \
    and old clients send none.
    """)

  static let removed = ChangeRule(
    "parameter-removed", .request, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "parameter-added", "a parameter was removed",
    """
    The label no longer exists, neither for calls nor in the protocol. What old clients send is \
    skipped: the call arrives and does not mean what it meant.
    """)

  static let renamed = ChangeRule(
    "parameter-renamed", .request, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "parameter-renamed", "a parameter was renamed",
    """
    At the same place, with the same type, stands another name. It is the label in Swift and the \
    element or property in messages; under the old name the value is skipped.
    """)

  static let moved = ChangeRule(
    "parameter-moved", .request, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "parameter-moved", "the order of parameters changed",
    """
    Swift wants arguments in the declared order. Over SOAP the elements are a sequence, and there \
    are services (.NET among them) that skip an element that comes too late.
    """)

  static let type = ChangeRule(
    "parameter-type-changed", .request, callers: .breaking, implementers: .breaking,
    wire: .breaking, twin: "parameter-type-changed", "the type of a parameter changed",
    """
    The argument has another Swift type, and the text on the wire another form. Types of different \
    names that are the same in messages, field by field, break source alone.
    """)

  static let typeLearned = ChangeRule(
    "parameter-type-learned", .request, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "parameter-type-forgotten", "the type of a parameter became known",
    """
    No page told the type before, so the argument was a value of any type; or only REST told it, \
    which calls a date, bytes and a member of an enumeration a string, and knows no sizes of \
    integers. Now it has the type that is documented. Messages are what they were.
    """)

  static let typeLost = ChangeRule(
    "parameter-type-forgotten", .request, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "parameter-type-learned", "the type of a parameter is no longer known",
    """
    No page states the type any more, so the argument becomes a value of any type; or only REST \
    states it, which says less of texts and numbers. Messages are what they were.
    """)

  static let given = ChangeRule(
    "parameter-must-be-given", .request, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "parameter-may-be-omitted", "a parameter can no longer be left out",
    """
    What is offered over REST only, and is part of a path or a query, is as optional in Swift as \
    the page says. A call that leaves it out, or gives a value that may be nil, no longer \
    compiles, and an implementation takes another type. What it means for messages is a finding of \
    its own.
    """)

  static let omitted = ChangeRule(
    "parameter-may-be-omitted", .request, callers: .additive, implementers: .breaking, wire: .none,
    twin: "parameter-must-be-given", "a parameter may be left out",
    """
    What is offered over REST only, and is part of a path or a query, is as optional in Swift as \
    the page says. Calls that give a value compile as before; an implementation takes an optional \
    now. What it means for messages is a finding of its own.
    """)
}
