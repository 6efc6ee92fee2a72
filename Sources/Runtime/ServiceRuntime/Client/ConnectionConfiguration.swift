/// The settings of a connection other than its address and credentials.
public struct ConnectionConfiguration: Sendable {
  /// Identifies the application to an online installation. It is a secret.
  public var applicationToken: String?
  /// The time zone of dates, unless a call sets another one.
  public var timeZone: ServiceTimeZone?
  /// Parts of the SOAP Header of every call, for example credentials. SOAP only.
  public var soapHeaders: SOAPHeaders
  /// The version of SOAP that is sent; nil for the version of the service's description.
  public var soapVersion: SOAPVersion?
  /// Sends requests.
  public var transport: any ClientTransport
  /// Middleware, called in this order for requests.
  public var middleware: [any ClientMiddleware]
  /// Limits for responses.
  public var limits: ServiceLimits

  /// Creates a configuration. Only the transport is required. The products `ServiceCurl` and
  /// `ServiceURLSession` add an initializer with their transport.
  public init(
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    soapHeaders: SOAPHeaders = SOAPHeaders(),
    soapVersion: SOAPVersion? = nil,
    transport: any ClientTransport,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) {
    self.applicationToken = applicationToken
    self.timeZone = timeZone
    self.soapHeaders = soapHeaders
    self.soapVersion = soapVersion
    self.transport = transport
    self.middleware = middleware
    self.limits = limits
  }
}

extension ConnectionConfiguration: RedactedPrinting {
  var redactedDescription: String {
    [
      applicationToken.map { _ in "application token <redacted>" },
      timeZone.map { "time zone \($0)" },
      soapHeaders.elements.isEmpty ? nil : "\(soapHeaders.elements.count) SOAP headers",
      "\(type(of: transport))",
      middleware.isEmpty ? nil : "\(middleware.count) middleware",
    ].compactMap(\.self).joined(separator: ", ")
  }
}
