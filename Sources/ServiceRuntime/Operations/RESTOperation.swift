/// How an operation is called over REST.
@_spi(Generated) public struct RESTOperation: Sendable {
  /// What the request's body holds.
  public enum Body: Sendable {
    /// Nothing.
    case none
    /// A JSON object with one property for each parameter.
    case wrapper
    /// The one parameter.
    case value
    /// A form with one field for each parameter.
    case form
  }

  /// The verb.
  public let method: HTTPMethod
  /// From the base URL, with `{name}` for path parameters.
  public let path: String
  /// What the request's body holds.
  public let body: Body
  /// Where each parameter travels.
  public let parameters: [RESTParameter]
  /// Whether `$select` is understood.
  public let selectsProperties: Bool
  /// What a request's body may be.
  public let requestMediaTypes: [String]
  /// What a response's body may be.
  public let responseMediaTypes: [String]

  /// Creates a binding.
  public init(
    method: HTTPMethod, path: String, body: Body = .none, parameters: [RESTParameter] = [],
    selectsProperties: Bool = false, requestMediaTypes: [String] = [],
    responseMediaTypes: [String] = []
  ) {
    self.method = method
    self.path = path
    self.body = body
    self.parameters = parameters
    self.selectsProperties = selectsProperties
    self.requestMediaTypes = requestMediaTypes
    self.responseMediaTypes = responseMediaTypes
  }
}

/// Where a parameter travels, and under which name.
@_spi(Generated) public struct RESTParameter: Sendable {
  /// Where a parameter travels.
  public enum Location: Sendable {
    /// In place of `{name}` in the path.
    case path
    /// After the `?`.
    case query
    /// As a property of the body.
    case property
    /// As the body.
    case body
    /// As a field of a form.
    case form
  }

  /// The field's name in the operation's input.
  public let field: String
  /// Where it travels.
  public let location: Location
  /// Its name there.
  public let name: String

  /// Creates a parameter; its name on the wire is the field's unless another is given.
  public init(_ field: String, in location: Location, as name: String? = nil) {
    self.field = field
    self.location = location
    self.name = name ?? field
  }
}
