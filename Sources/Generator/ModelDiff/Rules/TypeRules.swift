/// Changes of a named type as a whole, and of dictionaries.
enum TypeRules {
  static let all = [
    added, removed, used, unused, learned, lost, renamed, dictionaryRenamed, shape, namespace,
    baseAdded, requiredBaseAdded, baseRemoved, base, becameAbstract, becameConcrete, wireName,
    dictionaryItem, dictionaryKey, dictionaryValue,
  ]

  static let added = ChangeRule(
    "type-added", effects: .all(.additive), twin: "type-removed", title: "a type was added",
    why: "There is one more Swift type. The places that use it have separate findings.")

  static let removed = ChangeRule(
    "type-removed", effects: .source(.breaking, wire: .none), twin: "type-added",
    title: "a type was removed",
    why: """
      Source code that uses it no longer compiles. Messages change only where the type was used, and \
      those places have separate findings.
      """)

  static let used = ChangeRule(
    "type-used", effects: .source(.additive, wire: .none), twin: "type-unused",
    title: "an operation uses a documented type for the first time",
    why: "Only types that operations use are generated, so there is one more Swift type.")

  static let unused = ChangeRule(
    "type-unused", effects: .source(.breaking, wire: .none), twin: "type-used",
    title: "no operation uses a documented type any more",
    why: """
      Only types that operations use are generated. The Swift type is gone, so source code that uses \
      it no longer compiles.
      """)

  static let learned = ChangeRule(
    "type-learned", effects: .source(.breaking, wire: .none), twin: "type-forgotten",
    title: "the shape of a type became known",
    why: """
      Only the name of the type was known, so its values were opaque. Now it has the documented \
      shape. Messages do not change.
      """)

  static let lost = ChangeRule(
    "type-forgotten", effects: .source(.breaking, wire: .none), twin: "type-learned",
    title: "the shape of a type is no longer known",
    why: """
      No page shows the content of the type any more, so its values become opaque. Messages do not \
      change.
      """)

  static let renamed = ChangeRule(
    "type-renamed", effects: .all(.breaking), title: "a type was renamed",
    why: """
      One type was removed, and another was added that differs from it in the name only. In Swift, \
      it is the name of the type. Over SOAP, it is the name of the element of each item in a list, \
      and the value of xsi:type. JSON does not contain the name: if only REST has the type, messages \
      do not change.
      """)

  static let dictionaryRenamed = ChangeRule(
    "dictionary-renamed", effects: .wire(.additive), title: "a type of keys and values was renamed",
    why:
      "In Swift it is a dictionary, which has no name. Messages contain only the name of its items."
  )

  static let shape = ChangeRule(
    "type-kind-changed", effects: .all(.breaking), title: "the kind of a type changed",
    why: "Types of different kinds have nothing in common, in Swift and in messages.")

  static let namespace = ChangeRule(
    "type-namespace-changed", effects: .wire(.breaking),
    title: "the XML namespace of a type changed",
    why: "Over SOAP its elements are not found in the other namespace.")

  static let baseAdded = ChangeRule(
    "base-added", effects: .all(.additive), twin: "base-removed", title: "a type has a base type",
    why: """
      The Swift type also has the fields of the base, as optional arguments of its initializer. Over \
      SOAP they come first, and readers that do not know them skip them. If the type had these \
      fields itself, the change breaks only what is now in another order.
      """)

  static let requiredBaseAdded = ChangeRule(
    "required-base-added", effects: .all(.breaking), twin: "base-removed",
    title: "a type has a base type with required fields",
    why: """
      The Swift type also has the fields of the base. Its initializer has an argument without a \
      default for each required field. Receivers refuse a message without these fields, and old \
      programs do not send them.
      """)

  static let becameAbstract = ChangeRule(
    "type-abstract", effects: .wire(.breaking), twin: "type-concrete",
    title: "a type is only a base now",
    why: """
      Only values of types that extend it are sent. The Swift code is the same. Receivers refuse a \
      value of the type itself, which old programs may send.
      """)

  static let becameConcrete = ChangeRule(
    "type-concrete", effects: .wire(.additive), twin: "type-abstract",
    title: "a type is no longer only a base",
    why: "Values of the type itself are also sent. Readers of its derived types know it, too.")

  static let wireName = ChangeRule(
    "type-wire-name-changed", effects: .wire(.breaking),
    title: "the name of a type in messages changed",
    why: """
      In Swift, the name of the type does not change. Over SOAP, its name is the name of the element \
      of each item in a list, and the value of xsi:type.
      """)

  static let baseRemoved = ChangeRule(
    "base-removed", effects: .all(.breaking), twin: "base-added",
    title: "a type no longer has a base type",
    why: """
      The Swift type loses the fields of the base, and what is sent in them is skipped. If the type \
      now has these fields itself, the change breaks only what is in another order, or what requires \
      the base.
      """)

  static let base = ChangeRule(
    "base-changed", effects: .all(.breaking), title: "a type has another base type",
    why: "The Swift type loses the fields of the old base and gains those of the new one.")

  static let dictionaryItem = ChangeRule(
    "dictionary-item-changed", effects: .wire(.breaking),
    title: "the item element of a dictionary changed",
    why: "Over SOAP, each pair is in such an element. Readers skip an element with another name.")

  static let dictionaryKey = ChangeRule(
    "dictionary-key-changed", effects: .all(.breaking),
    title: "the type of a dictionary's keys changed",
    why: "The Swift type is another dictionary, and the text in messages has another form.")

  static let dictionaryValue = ChangeRule(
    "dictionary-value-changed", effects: .all(.breaking),
    title: "the type of a dictionary's values changed",
    why: "The Swift type is another dictionary, and the text in messages has another form.")
}
