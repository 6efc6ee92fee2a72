/// Changes of the fields of a complex type.
enum FieldRules {
  static let all = [
    added, removed, forgotten, renamed, moved, type, typeLearned, typeLost, onlyOver, overAll,
    inherited, owned, requiredAdded, wildcardAdded, wildcardRemoved,
  ]

  static let added = ChangeRule(
    "field-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "field-removed", "a field was added",
    """
    Every field is optional and the initializer has a default for it, so what makes or reads the \
    type compiles as before. Readers that do not know the field skip it.
    """)

  static let requiredAdded = ChangeRule(
    "required-field-added", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "field-removed", "a field was added that must be there",
    """
    The initializer has an argument more, without a default, so what makes a value no longer \
    compiles. Receivers refuse a message without the field, and old programs send none; where only \
    the other side sends it, readers that do not know the field skip it.
    """)

  static let wildcardAdded = ChangeRule(
    "wildcard-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "wildcard-removed", "elements or attributes of any name are allowed",
    "A property holds them, which is empty by default. Messages without any are what they were.")

  static let wildcardRemoved = ChangeRule(
    "wildcard-removed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "wildcard-added", "elements or attributes of any name are no longer allowed",
    """
    The property that held them is gone. Receivers refuse a message that has such elements or \
    attributes, or lose them.
    """)

  static let removed = ChangeRule(
    "field-removed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "field-added", "a field was removed",
    """
    The property and the argument of the initializer are gone. What old programs send in it is \
    skipped, and they read its absence as nil.
    """)

  static let forgotten = ChangeRule(
    "field-forgotten", .both, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "field-added", "a field is no longer shown",
    """
    Only REST pages showed the field, and no page shows the REST form of its type any more, so it \
    need not be gone. The property and the argument of the initializer are: source that names them \
    no longer compiles. A program that is already built reads and sends the field as before.
    """)

  static let renamed = ChangeRule(
    "field-renamed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "field-renamed", "a field was renamed",
    """
    At the same place, with the same type, stands another name. Under the old name there is no \
    property in Swift and nothing is read from messages.
    """)

  static let moved = ChangeRule(
    "field-moved", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "field-moved", "the order of fields changed",
    """
    The arguments of the initializer follow the order of the fields, and Swift wants them in \
    order. Over SOAP the elements are a sequence, and there are readers (.NET among them) that \
    skip an element that comes too late. JSON knows no order: of a type that only REST has, \
    messages are what they were.
    """)

  static let type = ChangeRule(
    "field-type-changed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "field-type-changed", "the type of a field changed",
    """
    The property has another Swift type, and the text on the wire another form. Types of different \
    names that are the same in messages, field by field, break source alone; so do, where only REST \
    has the value, integers of two sizes.
    """)

  static let typeLearned = ChangeRule(
    "field-type-learned", .both, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "field-type-forgotten", "the type of a field became known",
    """
    No page told the type before, so the property was a value of any type; or only REST told it, \
    which calls a date, bytes and a member of an enumeration a string, and knows no sizes of \
    integers. Now it has the type that is documented. Messages are what they were.
    """)

  static let typeLost = ChangeRule(
    "field-type-forgotten", .both, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "field-type-learned", "the type of a field is no longer known",
    """
    No page states the type any more, so the property becomes a value of any type; or only REST \
    states it, which says less of texts and numbers. Messages are what they were.
    """)

  static let onlyOver = ChangeRule(
    "field-only-over-rest", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "field-over-all-bindings", "a field is known over REST only",
    "The property stays; SOAP messages no longer hold the element.")

  static let overAll = ChangeRule(
    "field-over-all-bindings", .both, callers: .none, implementers: .none, wire: .additive,
    twin: "field-only-over-rest", "a field that was known over REST only is known over SOAP too",
    "The property stays; in SOAP messages it is an element that old readers skip.")

  static let inherited = ChangeRule(
    "field-inherited", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "field-owned", "a field moved into the base type",
    """
    The type has the field as before, from its base. Arguments of the initializer begin with the \
    type's own fields, so their order may be another, which Swift does not take. Over SOAP the \
    elements of the base come first: where that gives the same order, messages are the same bytes. \
    Only what really is in another order is said to break.
    """)

  static let owned = ChangeRule(
    "field-owned", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "field-inherited", "a field moved from the base type into a type that extends it",
    """
    The type has the field as before, of its own. Where the arguments of the initializer or the \
    elements over SOAP have another order by that, it is said to break.
    """)
}
