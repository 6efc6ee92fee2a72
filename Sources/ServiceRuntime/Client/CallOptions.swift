/// What can be said about one call.
public struct CallOptions: Sendable {
  /// The zone dates are meant in; overrides the connection's.
  public var timeZone: ServiceTimeZone?
  /// The language of texts (`SO-Language`, `Accept-Language`); REST only.
  public var language: String?
  /// The format of numbers and dates in texts (`SO-Culture`); REST only.
  public var culture: String?
  /// The properties wanted of the result, nested ones by a path (`category/id`); all when empty.
  /// REST only.
  public var select: [String]
  /// How long the call may take.
  public var timeout: Duration?
  /// Further header fields.
  public var headers: HeaderFields
  /// Further parts of the SOAP Header; they replace the connection's of the same name. SOAP only.
  public var soapHeaders: SOAPHeaders
  /// Names the call in logs on both sides (`X-Request-ID`).
  public var requestID: String?

  /// Creates options; what is not given is left to the connection and the service.
  public init(
    timeZone: ServiceTimeZone? = nil,
    language: String? = nil,
    culture: String? = nil,
    select: [String] = [],
    timeout: Duration? = nil,
    headers: HeaderFields = [:],
    soapHeaders: SOAPHeaders = SOAPHeaders(),
    requestID: String? = nil
  ) {
    self.timeZone = timeZone
    self.language = language
    self.culture = culture
    self.select = select
    self.timeout = timeout
    self.headers = headers
    self.soapHeaders = soapHeaders
    self.requestID = requestID
  }
}
