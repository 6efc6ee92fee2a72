/// Changes of an operation as a whole.
enum OperationRules {
  static let all = [added, removed, renamed]

  static let added = ChangeRule(
    "operation-added", .both, callers: .additive, implementers: .breaking, wire: .additive,
    twin: "operation-removed", "an operation was added",
    """
    The client has a method more, which breaks no caller. The service protocol has a requirement \
    more and gives no default, so an implementation no longer compiles until it answers it; one \
    that refines the Unimplemented protocol does.
    """)

  static let removed = ChangeRule(
    "operation-removed", .both, callers: .breaking, implementers: .additive, wire: .breaking,
    twin: "operation-added", "an operation was removed",
    """
    Its method is gone from the client. The method of an implementation stays a method that \
    nobody calls, and compiles as long as the types it names exist. Servers refuse the message.
    """)

  static let renamed = ChangeRule(
    "operation-renamed", .both, callers: .breaking, implementers: .breaking, wire: .breaking,
    twin: "operation-renamed", "an operation was renamed",
    """
    Over REST an operation is what answers at a method and a path: when its page has another name, \
    the method in Swift has, and requests are what they were. Over SOAP one operation went and \
    another came that is like it in everything but the name: parameters, results and bindings, and \
    the names are alike. Callers and implementers must use the new name, and the elements of \
    messages have it. A name that differs in case alone may be the same in Swift.
    """)
}
