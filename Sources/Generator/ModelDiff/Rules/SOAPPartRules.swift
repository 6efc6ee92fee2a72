/// Changes of header parts and faults that have a type.
enum SOAPPartRules {
  static let all = [
    headerAdded, headerRemoved, headerType, headerNamespace, faultAdded, faultRemoved, faultType,
    faultElement,
  ]

  static let headerAdded = ChangeRule(
    "soap-typed-header-added", effects: .all(.additive), twin: "soap-typed-header-removed",
    title: "an operation has one more header part with a type",
    why: """
      Swift may have one more key for it. Header parts are optional, and unknown ones are skipped.
      """)

  static let headerRemoved = ChangeRule(
    "soap-typed-header-removed", effects: .all(.breaking), twin: "soap-typed-header-added",
    title: "an operation no longer has a header part with a type",
    why: """
      New programs leave out what old ones may require. If no other operation has the part, its key \
      is removed: source code that uses it no longer compiles.
      """)

  static let headerType = ChangeRule(
    "soap-header-type-changed", effects: .all(.breaking),
    title: "the type of a header part changed",
    why: "The value under its key has another Swift type, and the element another form.")

  static let headerNamespace = ChangeRule(
    "soap-header-namespace-changed", effects: .wire(.breaking),
    title: "the namespace of a header part changed",
    why: "A header part is identified by name and namespace: in another namespace it is skipped.")

  static let faultAdded = ChangeRule(
    "soap-fault-added", direction: .response, effects: .all(.additive), twin: "soap-fault-removed",
    title: "an operation may return one more fault",
    why: """
      It can be thrown and caught as a value of its type. Old clients receive it as a fault with an \
      unknown detail.
      """)

  static let faultRemoved = ChangeRule(
    "soap-fault-removed", direction: .response, effects: .source(.breaking, wire: .additive),
    twin: "soap-fault-added", title: "an operation no longer returns a fault",
    why: """
      Servers send nothing that a client would not understand. If no other operation has a fault of \
      this type, its name in Swift is removed: source code that catches or throws it no longer \
      compiles.
      """)

  static let faultType = ChangeRule(
    "soap-fault-type-changed", direction: .response, effects: .all(.breaking),
    title: "the type of a fault changed",
    why: """
      The fault is thrown and caught under another name, and its detail has another form. If other \
      operations have faults of the old type, source code still compiles, but catches only those.
      """)

  static let faultElement = ChangeRule(
    "soap-fault-element-changed", direction: .response, effects: .wire(.breaking),
    title: "the element of a fault changed",
    why: "A client identifies the fault by the name and the namespace of the element in its detail."
  )
}
