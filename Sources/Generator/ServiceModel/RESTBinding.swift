import Diagnostics

/// How an operation is called over REST.
package struct RESTBinding: Decodable, Equatable, Sendable {
  /// Where the parameters of the operation are sent.
  package enum Body: String, ModelWord {
    /// No request body.
    case none
    /// A JSON object with one property for each parameter.
    case wrapper
    /// The one parameter is the body.
    case value
    /// A form with one field for each parameter.
    case form
    /// The one parameter is the body, as the bytes of a file.
    case binary
  }

  /// The page, or the Swagger file, that this was read from. It has no line number, because line
  /// numbers change with every edit.
  package var page: String
  /// Upper case (`POST`).
  package var method: String
  /// Relative to the root of the server, with `{name}` for path parameters (`/api/v1/Person/{id}`).
  package var path: String
  package var body: Body
  /// One for each parameter that is sent over the binding, in the order of the operation, then
  /// query parameters that belong to the binding alone (`$select`), sorted.
  package var parameters: [RESTCarrier]
  /// As documented, in order; empty without a body.
  package var requestMediaTypes: [String]
  /// As documented, in order; empty if the response has no body.
  package var responseMediaTypes: [String]
  /// The names of the documented request headers, in order.
  package var requestHeaders: [String]
  /// The documented status codes, ascending.
  package var statuses: [Int]

  package init(
    page: String,
    method: String,
    path: String,
    body: Body,
    parameters: [RESTCarrier] = [],
    requestMediaTypes: [String] = [],
    responseMediaTypes: [String] = [],
    requestHeaders: [String] = [],
    statuses: [Int] = []
  ) {
    self.page = page
    self.method = method
    self.path = path
    self.body = body
    self.parameters = parameters
    self.requestMediaTypes = requestMediaTypes
    self.responseMediaTypes = responseMediaTypes
    self.requestHeaders = requestHeaders
    self.statuses = statuses
  }
}

extension RESTBinding {
  /// Whether a body may be JSON, which it is if nothing else is stated.
  package static func includesJSON(_ mediaTypes: [String]) -> Bool {
    mediaTypes.isEmpty
      || mediaTypes.contains { $0.contains(ascii: "json") || $0.contains(ascii: "*/*") }
  }

  /// The page with samples of messages of the operation; nil if there is none. A Swagger file has
  /// no samples.
  package var samplePage: String? {
    page.isEmpty || page.hasSuffix(ignoringCase: ".json") ? nil : page
  }
}

/// A value that is sent over the REST binding, and where.
package struct RESTCarrier: Decodable, Equatable, Sendable {
  package enum Location: String, ModelWord {
    case path
    case query
    /// A property of the wrapper object, or a field of the form.
    case property
    /// The whole body.
    case body
  }

  /// How a list is sent, if not by the rule: several parameters with the same name.
  package enum ListForm: String, ModelWord {
    /// One parameter, with commas between the items.
    case commas
  }

  /// The name on the wire (`personId`, `$select`).
  package var name: String
  package var location: Location
  /// The parameter of the operation; nil if it belongs to the binding alone (`$select`).
  package var parameter: String?
  /// The type, if it belongs to the binding alone; nil if the type of the parameter applies.
  package var type: TypeReference?
  package var isRequired: Bool
  /// Nil for the usual form, and if it is not a list.
  package var list: ListForm?
  package var documentation: String?

  package init(
    name: String,
    location: Location,
    parameter: String?,
    type: TypeReference? = nil,
    isRequired: Bool = false,
    list: ListForm? = nil,
    documentation: String? = nil
  ) {
    self.name = name
    self.location = location
    self.parameter = parameter
    self.type = type
    self.isRequired = isRequired
    self.list = list
    self.documentation = documentation
  }
}
