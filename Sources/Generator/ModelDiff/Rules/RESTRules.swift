/// Changes of how an operation is called over REST.
enum RESTRules {
  static let all =
    [
      added, removed, method, path, body, parameterAdded, requiredParameterAdded,
      parameterRemoved, parameterRenamed, parameterLocation, parameterType, parameterRequired,
      parameterOptional, listForm, headerAdded, headerRemoved, headersReordered, statusAdded,
      statusRemoved, successAdded, successRemoved,
    ] + mediaTypes

  static let added = ChangeRule(
    "rest-binding-added", effects: .all(.additive), twin: "rest-binding-removed",
    title: "an operation is also offered over REST",
    why: "The method in Swift and the messages of other bindings do not change.")

  static let removed = ChangeRule(
    "rest-binding-removed", effects: .wire(.breaking), twin: "rest-binding-added",
    title: "an operation is no longer offered over REST",
    why: """
      The Swift code is the same, but a call over REST throws before anything is sent, and servers \
      no longer know the address.
      """)

  static let method = address("rest-method-changed", "the HTTP method of an operation changed")
  static let path = address("rest-path-changed", "the path of an operation changed")

  static let body = ChangeRule(
    "rest-body-changed", direction: .request, effects: .wire(.breaking),
    title: "the kind of request body changed",
    why: """
      The body can be an object with a property for each parameter, the only parameter itself, a \
      form, or empty. These are different messages for the same call.
      """)

  static let parameterAdded = ChangeRule(
    "rest-parameter-added", direction: .request, effects: .wire(.additive),
    twin: "rest-parameter-removed", title: "the REST binding has one more value",
    why: "It may be left out, and servers that do not know it skip it.")

  static let requiredParameterAdded = ChangeRule(
    "rest-required-parameter-added", direction: .request, effects: .wire(.breaking),
    twin: "rest-parameter-removed", title: "the REST binding requires one more value",
    why: "Servers refuse a request without it, and old clients do not send it.")

  static let parameterRemoved = ChangeRule(
    "rest-parameter-removed", direction: .request, effects: .wire(.breaking),
    twin: "rest-parameter-added", title: "the REST binding no longer has a value",
    why: "Servers skip what old clients send, so the call no longer means the same.")

  static let parameterRenamed = ChangeRule(
    "rest-parameter-renamed", direction: .request, effects: .wire(.breaking),
    title: "a value has another name over REST",
    why: """
      In Swift it is the same parameter. Servers skip a value with the old name. The name of a value \
      in a path or of a body is not sent, and servers ignore case in the names of a query, so such a \
      change breaks nothing.
      """)

  static let parameterLocation = ChangeRule(
    "rest-parameter-moved", direction: .request, effects: .wire(.breaking),
    title: "a value is in another part of the REST request",
    why: "Path, query and body are read separately: a value in the wrong one is not found.")

  static let parameterType = ChangeRule(
    "rest-parameter-type-changed", direction: .request, effects: .wire(.breaking),
    title: "the type of a value of the REST binding changed",
    why: "Servers refuse a text that does not have the type, or read another value from it.")

  static let parameterRequired = ChangeRule(
    "rest-parameter-required", direction: .request, effects: .wire(.breaking),
    twin: "rest-parameter-optional", title: "a value is required over REST",
    why: "Servers refuse a request without it.")

  static let parameterOptional = ChangeRule(
    "rest-parameter-optional", direction: .request, effects: .wire(.additive),
    twin: "rest-parameter-required", title: "a value may be left out over REST",
    why: "Requests that have it are understood as before.")

  static let listForm = ChangeRule(
    "rest-list-form-changed", direction: .request, effects: .wire(.breaking),
    title: "a list is sent in another form over REST",
    why: "Items separated by commas, and several parameters with one name, are read differently.")

  static let headerAdded = ChangeRule(
    "rest-header-added", direction: .request, effects: .wire(.additive),
    twin: "rest-header-removed", title: "one more request header is documented",
    why: "A request without it is understood as before.")

  static let headerRemoved = ChangeRule(
    "rest-header-removed", direction: .request, effects: .wire(.additive),
    twin: "rest-header-added", title: "a request header is no longer documented",
    why: "Servers skip headers they do not know.")

  static let headersReordered = ChangeRule(
    "rest-headers-reordered", direction: .request, effects: .none,
    title: "the order of documented request headers changed",
    why: "In HTTP, the order of different headers has no meaning.")

  static let statusAdded = ChangeRule(
    "rest-status-added", direction: .response, effects: .wire(.additive),
    twin: "rest-status-removed", title: "one more failure status is documented",
    why: "A client that does not know the status still treats it as a failure.")

  static let statusRemoved = ChangeRule(
    "rest-status-removed", direction: .response, effects: .wire(.additive),
    twin: "rest-status-added", title: "a failure status is no longer documented",
    why: "Servers send nothing that a client would not understand.")

  static let successAdded = ChangeRule(
    "rest-success-status-added", direction: .response, effects: .wire(.breaking),
    twin: "rest-success-status-removed", title: "a success has one more status",
    why: "Clients may treat only the documented statuses as success; some statuses have no body.")

  static let successRemoved = ChangeRule(
    "rest-success-status-removed", direction: .response, effects: .wire(.breaking),
    twin: "rest-success-status-added", title: "a success no longer has a status",
    why: "Clients may expect the status that was documented.")

  private static func address(_ id: String, _ title: String) -> ChangeRule {
    ChangeRule(
      id, direction: .request, effects: .wire(.breaking), title: title,
      why: "Old clients send their requests to an address that does not exist any more.")
  }
}

// MARK: - Media types

extension RESTRules {
  static let mediaTypes = [
    requestMediaTypeAdded, requestMediaTypeRemoved, responseMediaTypeAdded,
    responseMediaTypeRemoved, mediaTypesReordered,
  ]

  static let requestMediaTypeAdded = ChangeRule(
    "rest-request-media-type-added", direction: .request, effects: .wire(.additive),
    twin: "rest-request-media-type-removed", title: "requests may have one more media type",
    why: "Media types that were accepted still are.")

  static let requestMediaTypeRemoved = ChangeRule(
    "rest-request-media-type-removed", direction: .request, effects: .wire(.breaking),
    twin: "rest-request-media-type-added",
    title: "requests with a media type are no longer accepted",
    why: "Servers answer such a request with 415.")

  static let responseMediaTypeAdded = ChangeRule(
    "rest-response-media-type-added", direction: .response, effects: .wire(.additive),
    twin: "rest-response-media-type-removed", title: "responses may have one more media type",
    why: "A client asks for the media type that it needs.")

  static let responseMediaTypeRemoved = ChangeRule(
    "rest-response-media-type-removed", direction: .response, effects: .wire(.breaking),
    twin: "rest-response-media-type-added", title: "responses no longer have a media type",
    why: "A client that asks for it gets status 406.")

  static let mediaTypesReordered = ChangeRule(
    "rest-media-types-reordered", effects: .wire(.additive),
    title: "the order of media types changed",
    why: "A client asks for the first one by default. All of them are understood as before.")
}
