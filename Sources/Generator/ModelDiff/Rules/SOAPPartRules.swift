/// Changes of header parts and faults that have a type.
enum SOAPPartRules {
  static let all = [
    headerAdded, headerRemoved, headerType, headerNamespace, faultAdded, faultRemoved, faultType,
    faultElement,
  ]

  static let headerAdded = ChangeRule(
    "soap-typed-header-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "soap-typed-header-removed", "an operation has one more header part with a type",
    """
    Swift may have one more key for it. Header parts are optional, and unknown ones are skipped.
    """)

  static let headerRemoved = ChangeRule(
    "soap-typed-header-removed", .both, callers: .breaking, implementers: .breaking,
    wire: .breaking, twin: "soap-typed-header-added",
    "an operation no longer has a header part with a type",
    """
    New programs leave out what old ones may require. If no other operation has the part, its key \
    is removed: source code that uses it no longer compiles.
    """)

  static let headerType = ChangeRule(
    "soap-header-type-changed", .both, callers: .breaking, implementers: .breaking,
    wire: .breaking, twin: "soap-header-type-changed", "the type of a header part changed",
    "The value under its key has another Swift type, and the element another form.")

  static let headerNamespace = ChangeRule(
    "soap-header-namespace-changed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-header-namespace-changed", "the namespace of a header part changed",
    "A header part is identified by name and namespace: in another namespace it is skipped.")

  static let faultAdded = ChangeRule(
    "soap-fault-added", .response, callers: .additive, implementers: .additive, wire: .additive,
    twin: "soap-fault-removed", "an operation may return one more fault",
    """
    It can be thrown and caught as a value of its type. Old clients receive it as a fault with an \
    unknown detail.
    """)

  static let faultRemoved = ChangeRule(
    "soap-fault-removed", .response, callers: .breaking, implementers: .breaking, wire: .additive,
    twin: "soap-fault-added", "an operation no longer returns a fault",
    """
    Servers send nothing that a client would not understand. If no other operation has a fault of \
    this type, its name in Swift is removed: source code that catches or throws it no longer \
    compiles.
    """)

  static let faultType = ChangeRule(
    "soap-fault-type-changed", .response, callers: .breaking, implementers: .breaking,
    wire: .breaking, twin: "soap-fault-type-changed", "the type of a fault changed",
    """
    The fault is thrown and caught under another name, and its detail has another form. If other \
    operations have faults of the old type, source code still compiles, but catches only those.
    """)

  static let faultElement = ChangeRule(
    "soap-fault-element-changed", .response, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-fault-element-changed", "the element of a fault changed",
    "A client identifies the fault by the name and the namespace of the element in its detail.")
}
