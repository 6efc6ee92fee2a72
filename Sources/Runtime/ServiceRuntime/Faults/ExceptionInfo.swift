/// The description of an exception in a fault.
public struct ExceptionInfo: ServiceObject {
  /// What happened, for developers.
  public var message: String?
  /// Where it happened in the code of the service. Do not send anything that users must not see.
  public var stackTrace: String?
  /// What happened, for users.
  public var friendlyText: String?
  /// The name of the exception's type.
  public var exceptionType: String?
  /// The part of the service that threw it.
  public var source: String?
  /// Additional facts.
  public var parameters: [String: String]?
  /// One element or none: a struct cannot hold itself.
  private var inner: [ExceptionInfo] = []

  /// The exception that caused this one.
  public var innerException: ExceptionInfo? {
    get { inner.first }
    set { inner = newValue.map { [$0] } ?? [] }
  }

  /// Describes an exception.
  public init(
    message: String? = nil, exceptionType: String? = nil, friendlyText: String? = nil,
    source: String? = nil, stackTrace: String? = nil, parameters: [String: String]? = nil,
    innerException: ExceptionInfo? = nil
  ) {
    self.message = message
    self.exceptionType = exceptionType
    self.friendlyText = friendlyText
    self.source = source
    self.stackTrace = stackTrace
    self.parameters = parameters
    self.innerException = innerException
  }

  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("SoExceptionInfo", in: XMLNamespace.enclosing)
  }
  /// An empty value.
  @_spi(Generated) public static func empty() -> Self { Self() }

  /// Passes every field to the coder.
  @_spi(Generated) public mutating func code(with coder: FieldCoder) {
    coder.field("Message", &message)
    coder.field("StackTrace", &stackTrace)
    coder.field("FriendlyText", &friendlyText)
    coder.field("ExceptionType", &exceptionType)
    coder.field("Source", &source)
    var innerException = innerException
    coder.field("InnerException", &innerException)
    self.innerException = innerException
    coder.dictionary(
      "Parameters", item: "SoExceptionInfoParametersKeyValuePair", &parameters)
  }
}
