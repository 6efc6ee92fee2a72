/// Changes of an operation as a whole.
enum OperationRules {
  static let all = [added, removed, renamed]

  static let added = ChangeRule(
    "operation-added",
    effects: Effects(callers: .additive, implementers: .breaking, wire: .additive),
    twin: "operation-removed", title: "an operation was added",
    why: """
      The client has one more method, which breaks no caller. The service protocol has one more \
      requirement, without a default. So an implementation no longer compiles until it has the \
      method, unless it conforms to the Unimplemented protocol.
      """)

  static let removed = ChangeRule(
    "operation-removed",
    effects: Effects(callers: .breaking, implementers: .additive, wire: .breaking),
    twin: "operation-added", title: "an operation was removed",
    why: """
      Its method is removed from the client. The method of an implementation is no longer called, \
      and still compiles as long as the types that it uses exist. Servers refuse the message.
      """)

  static let renamed = ChangeRule(
    "operation-renamed", effects: .all(.breaking), title: "an operation was renamed",
    why: """
      Over REST, an operation is identified by its HTTP method and path. If only the name of its \
      page changes, the method in Swift has another name, and requests do not change. Over SOAP, one \
      operation was removed, and another was added that differs from it in the name only: it has the \
      same parameters, results and bindings, and a similar name. Callers and implementers must use \
      the new name, and the elements of messages have it. Names that differ only in case may be the \
      same name in Swift.
      """)
}
