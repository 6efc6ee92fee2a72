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
    "rest-binding-added", .both, callers: .additive, implementers: .additive, wire: .additive,
    twin: "rest-binding-removed", "an operation is also offered over REST",
    "The method in Swift and the messages of other bindings do not change.")

  static let removed = ChangeRule(
    "rest-binding-removed", .both, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-binding-added", "an operation is no longer offered over REST",
    """
    The Swift code is the same, but a call over REST throws before anything is sent, and servers \
    no longer know the address.
    """)

  static let method = address(
    "rest-method-changed", "the HTTP method of an operation changed")
  static let path = address("rest-path-changed", "the path of an operation changed")

  static let body = ChangeRule(
    "rest-body-changed", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-body-changed", "the kind of request body changed",
    """
    The body can be an object with a property for each parameter, the only parameter itself, a \
    form, or empty. These are different messages for the same call.
    """)

  static let parameterAdded = ChangeRule(
    "rest-parameter-added", .request, callers: .none, implementers: .none, wire: .additive,
    twin: "rest-parameter-removed", "the REST binding has one more value",
    "It may be left out, and servers that do not know it skip it.")

  static let requiredParameterAdded = ChangeRule(
    "rest-required-parameter-added", .request, callers: .none, implementers: .none,
    wire: .breaking, twin: "rest-parameter-removed",
    "the REST binding requires one more value",
    "Servers refuse a request without it, and old clients do not send it.")

  static let parameterRemoved = ChangeRule(
    "rest-parameter-removed", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-parameter-added", "the REST binding no longer has a value",
    "Servers skip what old clients send, so the call no longer means the same.")

  static let parameterRenamed = ChangeRule(
    "rest-parameter-renamed", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-parameter-renamed", "a value has another name over REST",
    """
    In Swift it is the same parameter. Servers skip a value with the old name. The name of a value \
    in a path or of a body is not sent, and servers ignore case in the names of a query, so such a \
    change breaks nothing.
    """)

  static let parameterLocation = ChangeRule(
    "rest-parameter-moved", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-parameter-moved", "a value is in another part of the REST request",
    "Path, query and body are read separately: a value in the wrong one is not found.")

  static let parameterType = ChangeRule(
    "rest-parameter-type-changed", .request, callers: .none, implementers: .none,
    wire: .breaking, twin: "rest-parameter-type-changed",
    "the type of a value of the REST binding changed",
    "Servers refuse a text that does not have the type, or read another value from it.")

  static let parameterRequired = ChangeRule(
    "rest-parameter-required", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-parameter-optional", "a value is required over REST",
    "Servers refuse a request without it.")

  static let parameterOptional = ChangeRule(
    "rest-parameter-optional", .request, callers: .none, implementers: .none, wire: .additive,
    twin: "rest-parameter-required", "a value may be left out over REST",
    "Requests that have it are understood as before.")

  static let listForm = ChangeRule(
    "rest-list-form-changed", .request, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-list-form-changed", "a list is sent in another form over REST",
    "Items separated by commas, and several parameters with one name, are read differently.")

  static let headerAdded = ChangeRule(
    "rest-header-added", .request, callers: .none, implementers: .none, wire: .additive,
    twin: "rest-header-removed", "one more request header is documented",
    "A request without it is understood as before.")

  static let headerRemoved = ChangeRule(
    "rest-header-removed", .request, callers: .none, implementers: .none, wire: .additive,
    twin: "rest-header-added", "a request header is no longer documented",
    "Servers skip headers they do not know.")

  static let headersReordered = ChangeRule(
    "rest-headers-reordered", .request, callers: .none, implementers: .none, wire: .none,
    twin: "rest-headers-reordered", "the order of documented request headers changed",
    "In HTTP, the order of different headers has no meaning.")

  static let statusAdded = ChangeRule(
    "rest-status-added", .response, callers: .none, implementers: .none, wire: .additive,
    twin: "rest-status-removed", "one more failure status is documented",
    "A client that does not know the status still treats it as a failure.")

  static let statusRemoved = ChangeRule(
    "rest-status-removed", .response, callers: .none, implementers: .none, wire: .additive,
    twin: "rest-status-added", "a failure status is no longer documented",
    "Servers send nothing that a client would not understand.")

  static let successAdded = ChangeRule(
    "rest-success-status-added", .response, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-success-status-removed", "a success has one more status",
    "Clients may treat only the documented statuses as success; some statuses have no body.")

  static let successRemoved = ChangeRule(
    "rest-success-status-removed", .response, callers: .none, implementers: .none, wire: .breaking,
    twin: "rest-success-status-added", "a success no longer has a status",
    "Clients may expect the status that was documented.")

  private static func address(_ id: String, _ title: String) -> ChangeRule {
    ChangeRule(
      id, .request, callers: .none, implementers: .none, wire: .breaking, twin: id, title,
      "Old clients send their requests to an address that does not exist any more.")
  }
}

// MARK: - Media types

extension RESTRules {
  static let mediaTypes = [
    requestMediaTypeAdded, requestMediaTypeRemoved, responseMediaTypeAdded,
    responseMediaTypeRemoved, mediaTypesReordered,
  ]

  static let requestMediaTypeAdded = ChangeRule(
    "rest-request-media-type-added", .request, callers: .none, implementers: .none,
    wire: .additive, twin: "rest-request-media-type-removed",
    "requests may have one more media type", "Media types that were accepted still are.")

  static let requestMediaTypeRemoved = ChangeRule(
    "rest-request-media-type-removed", .request, callers: .none, implementers: .none,
    wire: .breaking, twin: "rest-request-media-type-added",
    "requests with a media type are no longer accepted", "Servers answer such a request with 415.")

  static let responseMediaTypeAdded = ChangeRule(
    "rest-response-media-type-added", .response, callers: .none, implementers: .none,
    wire: .additive, twin: "rest-response-media-type-removed",
    "responses may have one more media type", "A client asks for the media type that it needs.")

  static let responseMediaTypeRemoved = ChangeRule(
    "rest-response-media-type-removed", .response, callers: .none, implementers: .none,
    wire: .breaking, twin: "rest-response-media-type-added",
    "responses no longer have a media type", "A client that asks for it gets status 406.")

  static let mediaTypesReordered = ChangeRule(
    "rest-media-types-reordered", .both, callers: .none, implementers: .none, wire: .additive,
    twin: "rest-media-types-reordered", "the order of media types changed",
    "A client asks for the first one by default. All of them are understood as before.")
}
