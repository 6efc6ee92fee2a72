/// Response metadata: everything except the result.
public struct ResponseMetadata: Sendable {
  /// The status code.
  public var status: Int
  /// The header fields of HTTP.
  public var headers: HeaderFields
  /// The time zone of dates.
  public var timeZone: ServiceTimeZone?
  /// Additional facts; SOAP only.
  public var extraInfo: [String: String]?
  /// Whether the operation succeeded; nil if the response does not say it. SOAP only.
  public var succeeded: Bool?
  /// The parts of the SOAP Header; SOAP only.
  public var soapHeaders: SOAPHeaders
  /// Identifies the call in the logs of the service.
  public var requestID: String?

  /// Creates metadata.
  public init(
    status: Int,
    headers: HeaderFields = [:],
    timeZone: ServiceTimeZone? = nil,
    extraInfo: [String: String]? = nil,
    succeeded: Bool? = nil,
    soapHeaders: SOAPHeaders = SOAPHeaders(),
    requestID: String? = nil
  ) {
    self.status = status
    self.headers = headers
    self.timeZone = timeZone
    self.extraInfo = extraInfo
    self.succeeded = succeeded
    self.soapHeaders = soapHeaders
    self.requestID = requestID
  }
}
