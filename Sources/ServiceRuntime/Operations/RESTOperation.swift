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
    /// The one parameter, as the bytes of a file.
    case binary
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
  /// Whether `$select` names columns of a query rather than properties of the result, and is the
  /// implementation's to follow.
  public let selectsColumns: Bool
  /// What a request's body may be.
  public let requestMediaTypes: [String]
  /// What a response's body may be.
  public let responseMediaTypes: [String]

  /// Creates a binding.
  public init(
    method: HTTPMethod, path: String, body: Body = .none, parameters: [RESTParameter] = [],
    selectsProperties: Bool = false, selectsColumns: Bool = false,
    requestMediaTypes: [String] = [], responseMediaTypes: [String] = []
  ) {
    self.method = method
    self.path = path
    self.body = body
    self.parameters = parameters
    self.selectsProperties = selectsProperties
    self.selectsColumns = selectsColumns
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

  /// How a list travels in a query.
  public enum ListForm: Sendable {
    /// As several parameters of one name.
    case repeated
    /// As one parameter, with commas between the items.
    case commas
  }

  /// The field's name in the operation's input.
  public let field: String
  /// Where it travels.
  public let location: Location
  /// Its name there.
  public let name: String
  /// Whether a request without it is refused; a path always has its parameters.
  public let isRequired: Bool
  /// How it travels when it is a list.
  public let list: ListForm

  /// Creates a parameter; its name on the wire is the field's unless another is given.
  public init(
    _ field: String, in location: Location, as name: String? = nil, isRequired: Bool = false,
    list: ListForm = .repeated
  ) {
    self.field = field
    self.location = location
    self.name = name ?? field
    self.isRequired = isRequired
    self.list = list
  }
}
