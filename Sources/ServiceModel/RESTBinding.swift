/// How an operation is called over REST.
package struct RESTBinding: Codable, Equatable, Sendable {
  /// Where the parameters of the operation travel.
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

  /// The page, or the Swagger file, this was read from, and nothing finer: line numbers change with
  /// noise.
  package var page: String
  /// Upper case (`POST`).
  package var method: String
  /// From the server's root, with `{name}` for path parameters (`/api/v1/Person/{id}`).
  package var path: String
  package var body: Body
  /// One for each parameter the binding carries, in the operation's order, then query parameters
  /// that belong to the binding alone (`$select`), sorted.
  package var parameters: [RESTParameter]
  /// As documented, in order; empty without a body.
  package var requestMediaTypes: [String]
  /// As documented, in order; empty when nothing is answered.
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
    parameters: [RESTParameter] = [],
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
  /// The page whose samples show messages of the operation; nil without one: a Swagger file shows
  /// none.
  package var samplePage: String? {
    page.isEmpty || page.lowercased().hasSuffix(".json") ? nil : page
  }
}

/// A value the REST binding carries, and where.
package struct RESTParameter: Codable, Equatable, Sendable {
  package enum Location: String, ModelWord {
    case path
    case query
    /// A property of the wrapper object, or a field of the form.
    case property
    /// The whole body.
    case body
  }

  /// How a list travels where it is not the rule: several parameters of one name.
  package enum ListForm: String, ModelWord {
    /// One parameter, with commas between the items.
    case commas
  }

  /// The name on the wire (`personId`, `$select`).
  package var name: String
  package var location: Location
  /// The operation's parameter it carries; nil for what belongs to the binding alone (`$select`).
  package var parameter: String?
  /// The type of what belongs to the binding alone; nil where it is that of the parameter.
  package var type: TypeReference?
  package var isRequired: Bool
  /// Nil for the usual form, and for what is no list.
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
