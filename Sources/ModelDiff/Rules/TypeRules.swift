/// Changes of a named type as a whole, and of dictionaries.
enum TypeRules {
  static let all = [
    added, removed, learned, lost, renamed, dictionaryRenamed, shape, namespace, baseAdded,
    requiredBaseAdded, baseRemoved, base, becameAbstract, becameConcrete, wireName, dictionaryItem,
    dictionaryKey, dictionaryValue,
  ]

  static let added = ChangeRule(
    "type-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "type-removed", "a type was added",
    "There is a Swift type more. What uses it has findings of its own.")

  static let removed = ChangeRule(
    "type-removed", .both, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "type-added", "a type was removed",
    """
    Source that names it no longer compiles. Messages change only where it was used, and those \
    places have findings of their own.
    """)

  static let learned = ChangeRule(
    "type-learned", .both, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "type-forgotten", "the shape of a type became known",
    """
    The type was known by its name only, so its values were opaque. Now it has the shape that is \
    documented. Messages are what they were.
    """)

  static let lost = ChangeRule(
    "type-forgotten", .both, callers: .breaking, implementers: .breaking, wire: .none,
    twin: "type-learned", "the shape of a type is no longer known",
    """
    No page shows what is inside any more: its values become opaque. Messages are what they were.
    """)

  static let renamed = ChangeRule(
    "type-renamed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "type-renamed", "a type was renamed",
    """
    One type went and another came that is like it in everything but the name. In Swift the name \
    is the type's; over SOAP it is the element of each item of a list and the value of xsi:type. \
    JSON does not have it, so of a type that only REST has, messages are what they were.
    """)

  static let dictionaryRenamed = ChangeRule(
    "dictionary-renamed", .both, callers: .none, implementers: .none, wire: .additive,
    twin: "dictionary-renamed", "a type of keys and values was renamed",
    "In Swift it is a dictionary, which has no name of its own; messages name its items only.")

  static let shape = ChangeRule(
    "type-kind-changed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "type-kind-changed", "a type became one of another kind",
    "Fields, members of an enumeration, and keys with values have nothing in common.")

  static let namespace = ChangeRule(
    "type-namespace-changed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "type-namespace-changed", "the XML namespace of a type changed",
    "Over SOAP its elements are not found under the other namespace.")

  static let baseAdded = ChangeRule(
    "base-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "base-removed", "a type has a base type",
    """
    The Swift type has the base's fields too, as optional arguments of its initializer. Over SOAP \
    they come first, and readers that do not know them skip them. Where the type had the fields \
    itself, it breaks only what is in another order by that.
    """)

  static let requiredBaseAdded = ChangeRule(
    "required-base-added", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "base-removed", "a type has a base type with fields that must be there",
    """
    The Swift type has the base's fields too, and its initializer an argument without a default for \
    each that must be there. Receivers refuse a message without them, which old programs send.
    """)

  static let becameAbstract = ChangeRule(
    "type-abstract", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "type-concrete", "a type is only a base now",
    """
    Only values of types that extend it are sent. The Swift is the same; receivers refuse a value of \
    the type itself, which old programs send.
    """)

  static let becameConcrete = ChangeRule(
    "type-concrete", .both, callers: .none, implementers: .none, wire: .additive,
    twin: "type-abstract", "a type is no longer only a base",
    "Values of the type itself are sent as well. Readers know it: every type that extends it does.")

  static let wireName = ChangeRule(
    "type-wire-name-changed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "type-wire-name-changed", "the name of a type in messages changed",
    """
    In Swift the type has the name that it had. Over SOAP its name is the element of each item of a \
    list and the value of xsi:type.
    """)

  static let baseRemoved = ChangeRule(
    "base-removed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "base-added", "a type no longer has a base type",
    """
    The Swift type loses the base's fields; what is sent in them is skipped. Where the type has \
    them itself now, it breaks only what is in another order by that, or that wants the base.
    """)

  static let base = ChangeRule(
    "base-changed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "base-changed", "a type has another base type",
    "The Swift type loses the fields of the one base and gains those of the other.")

  static let dictionaryItem = ChangeRule(
    "dictionary-item-changed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "dictionary-item-changed", "the item element of a dictionary changed",
    "Over SOAP each pair is in such an element; readers skip one of another name.")

  static let dictionaryKey = ChangeRule(
    "dictionary-key-changed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "dictionary-key-changed", "the type of a dictionary's keys changed",
    "The Swift type is another dictionary, and the text on the wire has another form.")

  static let dictionaryValue = ChangeRule(
    "dictionary-value-changed", .both, callers: .breaking, implementers: .breaking,
    wire: .breaking, twin: "dictionary-value-changed", "the type of a dictionary's values changed",
    "The Swift type is another dictionary, and the text on the wire has another form.")
}
