/// What a response says beside its value.
public struct ResponseMetadata: Sendable {
  /// The status code.
  public var status: Int
  /// The header fields of HTTP.
  public var headers: HeaderFields
  /// The zone dates are meant in.
  public var timeZone: ServiceTimeZone?
  /// Further facts; SOAP only.
  public var extraInfo: [String: String]?
  /// Whether the operation succeeded, where the response says so; SOAP only.
  public var succeeded: Bool?
  /// The parts of its SOAP Header; SOAP only.
  public var soapHeaders: SOAPHeaders
  /// Names the call in the service's logs.
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
