/// Changes of the fields of a complex type.
enum FieldRules {
  static let all = [
    added, removed, forgotten, renamed, moved, type, typeLearned, typeLost, onlyOver, overAll,
    inherited, owned, requiredAdded, wildcardAdded, wildcardRemoved,
  ]

  static let added = ChangeRule(
    "field-added", effects: .all(.additive), twin: "field-removed", title: "a field was added",
    why: """
      The field is optional, and the initializer has a default for it. So code that creates or reads \
      values of the type compiles as before. Readers that do not know the field skip it.
      """)

  static let requiredAdded = ChangeRule(
    "required-field-added", effects: .all(.breaking), twin: "field-removed",
    title: "a required field was added",
    why: """
      The initializer has one more argument, without a default, so code that creates a value no \
      longer compiles. Receivers refuse a message without the field, and old programs do not send \
      it. If only the other side sends it, readers that do not know the field skip it.
      """)

  static let wildcardAdded = ChangeRule(
    "wildcard-added", effects: .all(.additive), twin: "wildcard-removed",
    title: "elements or attributes of any name are allowed",
    why:
      "A property holds them; it is empty by default. Messages without any of them do not change.")

  static let wildcardRemoved = ChangeRule(
    "wildcard-removed", effects: .all(.breaking), twin: "wildcard-added",
    title: "elements or attributes of any name are no longer allowed",
    why: """
      The property that held them is removed. Receivers refuse a message with such elements or \
      attributes, or lose them.
      """)

  static let removed = ChangeRule(
    "field-removed", effects: .all(.breaking), twin: "field-added", title: "a field was removed",
    why: """
      The property and the argument of the initializer are removed. The field is skipped if old \
      programs send it, and old programs read nil because it is missing.
      """)

  static let forgotten = ChangeRule(
    "field-forgotten", effects: .source(.breaking, wire: .none), twin: "field-added",
    title: "a field is no longer shown",
    why: """
      Only REST pages showed the field, and no page shows the REST form of its type any more. So the \
      field may still exist. But the property and the argument of the initializer are removed, and \
      source code that uses them no longer compiles. A program that is already built reads and sends \
      the field as before.
      """)

  static let renamed = ChangeRule(
    "field-renamed", effects: .all(.breaking), title: "a field was renamed",
    why: """
      There is another name at the same place, with the same type. Swift no longer has a property \
      with the old name, and values with the old name are not read from messages.
      """)

  static let moved = ChangeRule(
    "field-moved", effects: .all(.breaking), title: "the order of fields changed",
    why: """
      The arguments of the initializer follow the order of the fields, and Swift requires them in \
      order. Over SOAP, the elements are a sequence, and some readers (.NET for example) skip an \
      element that comes too late. In JSON, the order has no meaning: if only REST has the type, \
      messages do not change.
      """)

  static let type = ChangeRule(
    "field-type-changed", effects: .all(.breaking), title: "the type of a field changed",
    why: """
      The property has another Swift type, and the text in messages another form. Types that have \
      different names and are the same in messages, field by field, break only source code. If only \
      REST has the value, another size of an integer also breaks only source code.
      """)

  static let typeLearned = ChangeRule.typeLearned("field", declaration: "property")

  static let typeLost = ChangeRule.typeLost("field", declaration: "property")

  static let onlyOver = ChangeRule(
    "field-only-over-rest", effects: .wire(.breaking), twin: "field-over-all-bindings",
    title: "a field is known over REST only",
    why: "The property stays. SOAP messages no longer have the element.")

  static let overAll = ChangeRule(
    "field-over-all-bindings", effects: .wire(.additive), twin: "field-only-over-rest",
    title: "a field that was known over REST only is known over SOAP too",
    why: "The property stays. In SOAP messages it is an element that old readers skip.")

  static let inherited = ChangeRule(
    "field-inherited", effects: .all(.breaking), twin: "field-owned",
    title: "a field moved into the base type",
    why: """
      The type still has the field, but inherits it from its base. The arguments of the initializer \
      begin with the type's own fields, so their order may change, which Swift does not accept. Over \
      SOAP, the elements of the base come first. If the order of the elements is the same, messages \
      are the same bytes. Only a real change of an order is reported as breaking.
      """)

  static let owned = ChangeRule(
    "field-owned", effects: .all(.breaking), twin: "field-inherited",
    title: "a field moved from the base type into a type that extends it",
    why: """
      The type still has the field, but as its own field. This is reported as breaking only if it \
      changes the order of the arguments of the initializer or of the elements over SOAP.
      """)
}
