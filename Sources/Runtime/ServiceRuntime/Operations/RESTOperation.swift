/// How an operation is called over REST.
@_spi(Generated) public final class RESTOperation: Sendable {
  /// The content of the request's body.
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

  /// The HTTP method.
  public let method: HTTPMethod
  /// Relative to the base URL, with `{name}` for path parameters.
  public let path: String
  /// The content of the request's body.
  public let body: Body
  /// Where each parameter is sent.
  public let parameters: [RESTParameter]
  /// Whether `$select` is supported.
  public let selectsProperties: Bool
  /// Whether `$select` names columns of a query instead of properties of the result. Then the
  /// implementation must apply it.
  public let selectsColumns: Bool
  /// The media types of the request's body.
  public let requestMediaTypes: [String]
  /// The media types of the response's body.
  public let responseMediaTypes: [String]
  /// Whether path and parameters follow from the service, and from the names of the operation and
  /// of its parameters.
  private let isByName: Bool

  /// Creates a binding.
  public convenience init(
    method: HTTPMethod, path: String, parameters: [RESTParameter] = [],
    selectsProperties: Bool = false, selectsColumns: Bool = false,
    requestMediaTypes: [String] = [], responseMediaTypes: [String] = [], body: Body = .none
  ) {
    self.init(
      method: method, path: path, parameters: parameters, selectsProperties: selectsProperties,
      selectsColumns: selectsColumns, requestMediaTypes: requestMediaTypes,
      responseMediaTypes: responseMediaTypes, body: body, isByName: false)
  }

  private init(
    method: HTTPMethod, path: String, parameters: [RESTParameter], selectsProperties: Bool,
    selectsColumns: Bool = false, requestMediaTypes: [String] = [],
    responseMediaTypes: [String] = [], body: Body, isByName: Bool
  ) {
    self.method = method
    self.path = path
    self.body = body
    self.parameters = parameters
    self.selectsProperties = selectsProperties
    self.selectsColumns = selectsColumns
    self.requestMediaTypes = requestMediaTypes
    self.responseMediaTypes = responseMediaTypes
    self.isByName = isByName
  }

  /// A `POST` to the path that ends with the name of the operation. Its body is a JSON object with
  /// a property for each parameter; an operation without parameters has no body.
  ///
  /// - Parameters:
  ///   - body: `.value` if the one parameter is the body.
  ///   - selectsProperties: whether `$select` is supported.
  public static func byName(
    body: Body = .wrapper, selectsProperties: Bool = true
  ) -> RESTOperation {
    RESTOperation(
      method: .post, path: "", parameters: [], selectsProperties: selectsProperties, body: body,
      isByName: true)
  }

  /// The binding with what follows from the service, and from the names of the operation and of its
  /// parameters; nil if the service has no such binding.
  func completed(
    for name: String, of service: ServiceDescriptor, fields: @autoclosure () -> [String]
  ) -> RESTOperation? {
    guard isByName else { return self }
    guard let paths = service.restPaths else { return nil }
    let fields = fields()
    return RESTOperation(
      method: method, path: paths + name,
      parameters: fields.map { body == .value ? .body($0) : .property($0) },
      selectsProperties: selectsProperties, body: fields.isEmpty ? .none : body)
  }
}

/// Where a parameter is sent, and under which name.
@_spi(Generated) public struct RESTParameter: Sendable {
  /// Where a parameter is sent.
  public enum Location: Sendable {
    /// Instead of `{name}` in the path.
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

  /// How a list is sent in a query.
  public enum ListForm: Sendable {
    /// As several parameters with the same name.
    case repeated
    /// As one parameter, with commas between the items.
    case commas
  }

  /// The field's name in the operation's input.
  public let field: String
  /// Where it is sent.
  public let location: Location
  /// Its name there.
  public let name: String
  /// Whether a request without it is refused; a path always has its parameters.
  public let isRequired: Bool
  /// How it is sent if it is a list.
  public let list: ListForm

  /// Creates a parameter. By default its name on the wire is the name of the field.
  init(
    _ field: String, in location: Location, as name: String? = nil, isRequired: Bool = false,
    list: ListForm = .repeated
  ) {
    self.field = field
    self.location = location
    self.name = name ?? field
    self.isRequired = isRequired
    self.list = list
  }

  /// A parameter instead of `{name}` in the path. By default, as in the other functions, its name
  /// on the wire is the name of the field.
  public static func path(_ field: String, as name: String? = nil) -> Self {
    Self(field, in: .path, as: name)
  }

  /// A parameter after the `?`.
  public static func query(
    _ field: String, as name: String? = nil, isRequired: Bool = false, list: ListForm = .repeated
  ) -> Self {
    Self(field, in: .query, as: name, isRequired: isRequired, list: list)
  }

  /// A property of the body.
  public static func property(_ field: String, as name: String? = nil) -> Self {
    Self(field, in: .property, as: name)
  }

  /// The body itself.
  public static func body(_ field: String, as name: String? = nil) -> Self {
    Self(field, in: .body, as: name)
  }

  /// A field of a form.
  public static func form(_ field: String, as name: String? = nil) -> Self {
    Self(field, in: .form, as: name)
  }
}
