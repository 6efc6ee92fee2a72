/// Options for one call.
public struct CallOptions: Sendable {
  /// The time zone of dates; overrides the setting of the connection.
  public var timeZone: ServiceTimeZone?
  /// The language of texts (`SO-Language`, `Accept-Language`); REST only.
  public var language: String?
  /// The format of numbers and dates in texts (`SO-Culture`); REST only.
  public var culture: String?
  /// The properties of the result to return, nested ones as a path (`category/id`). If empty, all
  /// of them. REST only.
  public var select: [String]
  /// The timeout for the whole call.
  public var timeout: Duration?
  /// Additional header fields.
  public var headers: HeaderFields
  /// Additional parts of the SOAP Header. They replace parts of the connection with the same name.
  /// SOAP only.
  public var soapHeaders: SOAPHeaders
  /// Identifies the call in logs on both sides (`X-Request-ID`).
  public var requestID: String?

  /// Creates options. For omitted options, the settings of the connection and the service apply.
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
