/// Changes of how an operation is called over SOAP.
enum SOAPRules {
  static let all = [
    added, removed, action, inputElement, outputElement, requestHeaderAdded, requestHeaderRemoved,
    responseHeaderAdded, responseHeaderRemoved, headersReordered, inputNamespace, outputNamespace,
    becameOneWay, becameTwoWay,
  ]

  static let added = ChangeRule(
    "soap-binding-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "soap-binding-removed", "an operation is also offered over SOAP",
    "The method in Swift and the messages of other bindings do not change.")

  static let removed = ChangeRule(
    "soap-binding-removed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-binding-added", "an operation is no longer offered over SOAP",
    """
    The Swift code is the same, but a call over SOAP throws before anything is sent, and servers \
    refuse the message.
    """)

  static let action = ChangeRule(
    "soap-action-changed", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-action-changed", "the SOAPAction of an operation changed",
    "Services route by it and refuse a message whose SOAPAction and body disagree.")

  static let inputElement = ChangeRule(
    "soap-input-element-changed", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-input-element-changed", "the element of the request changed",
    "The server finds the operation by this element.")

  static let outputElement = ChangeRule(
    "soap-output-element-changed", .response, callers: .none, implementers: .none,
    wire: .breaking, twin: "soap-output-element-changed", "the element of the response changed",
    "A client looks for the results in it.")

  static let requestHeaderAdded = ChangeRule(
    "soap-request-header-added", .request, callers: .none, implementers: .none, wire: .additive,
    twin: "soap-request-header-removed", "a request may have one more header part",
    "Header parts are optional, and unknown ones are skipped.")

  static let requestHeaderRemoved = ChangeRule(
    "soap-request-header-removed", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-request-header-added", "a request no longer has a header part",
    "New clients leave out what old servers may require, for example credentials.")

  static let responseHeaderAdded = ChangeRule(
    "soap-response-header-added", .response, callers: .none, implementers: .none, wire: .additive,
    twin: "soap-response-header-removed", "a response may have one more header part",
    "Header parts are optional, and unknown ones are skipped.")

  static let responseHeaderRemoved = ChangeRule(
    "soap-response-header-removed", .response, callers: .none, implementers: .none,
    wire: .breaking, twin: "soap-response-header-added",
    "a response no longer has a header part",
    "Old clients no longer receive what it contained, for example a failure.")

  static let headersReordered = ChangeRule(
    "soap-headers-reordered", .both, callers: .none, implementers: .none, wire: .none,
    twin: "soap-headers-reordered", "the order of header parts changed",
    "In SOAP, the order of header parts has no meaning.")

  static let inputNamespace = ChangeRule(
    "soap-input-namespace-changed", .request, callers: .none, implementers: .none,
    wire: .breaking, twin: "soap-input-namespace-changed",
    "the namespace of the request's element changed",
    "The server finds the operation by the name and the namespace of this element.")

  static let outputNamespace = ChangeRule(
    "soap-output-namespace-changed", .response, callers: .none, implementers: .none,
    wire: .breaking, twin: "soap-output-namespace-changed",
    "the namespace of the response's element changed",
    "A client looks for the results in an element with this name and namespace.")

  static let becameOneWay = ChangeRule(
    "soap-became-one-way", .response, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-became-two-way", "an operation no longer has a response",
    """
    The method is the same, but no longer has a result if it had one. Old clients wait for an \
    envelope, and faults no longer arrive.
    """)

  static let becameTwoWay = ChangeRule(
    "soap-became-two-way", .response, callers: .none, implementers: .none, wire: .breaking,
    twin: "soap-became-one-way", "an operation that had no response has one",
    """
    New clients wait for an envelope that old servers never send. Old clients do not read the \
    envelope, so they miss faults.
    """)
}
