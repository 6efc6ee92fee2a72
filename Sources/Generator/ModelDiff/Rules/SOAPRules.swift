/// Changes of how an operation is called over SOAP.
enum SOAPRules {
  static let all = [
    added, removed, action, inputElement, outputElement, requestHeaderAdded, requestHeaderRemoved,
    responseHeaderAdded, responseHeaderRemoved, headersReordered, inputNamespace, outputNamespace,
    becameOneWay, becameTwoWay,
  ]

  static let added = ChangeRule(
    "soap-binding-added", effects: .all(.additive), twin: "soap-binding-removed",
    title: "an operation is also offered over SOAP",
    why: "The method in Swift and the messages of other bindings do not change.")

  static let removed = ChangeRule(
    "soap-binding-removed", effects: .wire(.breaking), twin: "soap-binding-added",
    title: "an operation is no longer offered over SOAP",
    why: """
      The Swift code is the same, but a call over SOAP throws before anything is sent, and servers \
      refuse the message.
      """)

  static let action = ChangeRule(
    "soap-action-changed", direction: .request, effects: .wire(.breaking),
    title: "the SOAPAction of an operation changed",
    why: "Services route by it and refuse a message whose SOAPAction and body disagree.")

  static let inputElement = ChangeRule(
    "soap-input-element-changed", direction: .request, effects: .wire(.breaking),
    title: "the element of the request changed",
    why: "The server finds the operation by this element.")

  static let outputElement = ChangeRule(
    "soap-output-element-changed", direction: .response, effects: .wire(.breaking),
    title: "the element of the response changed", why: "A client looks for the results in it.")

  static let requestHeaderAdded = ChangeRule(
    "soap-request-header-added", direction: .request, effects: .wire(.additive),
    twin: "soap-request-header-removed", title: "a request may have one more header part",
    why: "Header parts are optional, and unknown ones are skipped.")

  static let requestHeaderRemoved = ChangeRule(
    "soap-request-header-removed", direction: .request, effects: .wire(.breaking),
    twin: "soap-request-header-added", title: "a request no longer has a header part",
    why: "New clients leave out what old servers may require, for example credentials.")

  static let responseHeaderAdded = ChangeRule(
    "soap-response-header-added", direction: .response, effects: .wire(.additive),
    twin: "soap-response-header-removed", title: "a response may have one more header part",
    why: "Header parts are optional, and unknown ones are skipped.")

  static let responseHeaderRemoved = ChangeRule(
    "soap-response-header-removed", direction: .response, effects: .wire(.breaking),
    twin: "soap-response-header-added", title: "a response no longer has a header part",
    why: "Old clients no longer receive what it contained, for example a failure.")

  static let headersReordered = ChangeRule(
    "soap-headers-reordered", effects: .none, title: "the order of header parts changed",
    why: "In SOAP, the order of header parts has no meaning.")

  static let inputNamespace = ChangeRule(
    "soap-input-namespace-changed", direction: .request, effects: .wire(.breaking),
    title: "the namespace of the request's element changed",
    why: "The server finds the operation by the name and the namespace of this element.")

  static let outputNamespace = ChangeRule(
    "soap-output-namespace-changed", direction: .response, effects: .wire(.breaking),
    title: "the namespace of the response's element changed",
    why: "A client looks for the results in an element with this name and namespace.")

  static let becameOneWay = ChangeRule(
    "soap-became-one-way", direction: .response, effects: .wire(.breaking),
    twin: "soap-became-two-way", title: "an operation no longer has a response",
    why: """
      The method is the same, but no longer has a result if it had one. Old clients wait for an \
      envelope, and faults no longer arrive.
      """)

  static let becameTwoWay = ChangeRule(
    "soap-became-two-way", direction: .response, effects: .wire(.breaking),
    twin: "soap-became-one-way", title: "an operation that had no response has one",
    why: """
      New clients wait for an envelope that old servers never send. Old clients do not read the \
      envelope, so they miss faults.
      """)
}
