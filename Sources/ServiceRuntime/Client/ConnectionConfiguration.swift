/// What a connection has besides its address and its credentials.
public struct ConnectionConfiguration: Sendable {
  /// Names the application to an online installation; a secret.
  public var applicationToken: String?
  /// The zone dates are meant in, unless a call says another.
  public var timeZone: ServiceTimeZone?
  /// Parts of the SOAP Header of every call, such as those that say who calls. SOAP only.
  public var soapHeaders: SOAPHeaders
  /// Sends requests.
  public var transport: any ClientTransport
  /// Called in this order on the way out.
  public var middleware: [any ClientMiddleware]
  /// What responses may demand.
  public var limits: ServiceLimits

  /// Creates a configuration; only the transport must be said. The products `ServiceCurl` and
  /// `ServiceURLSession` add an initializer that says it.
  public init(
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    soapHeaders: SOAPHeaders = SOAPHeaders(),
    transport: any ClientTransport,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) {
    self.applicationToken = applicationToken
    self.timeZone = timeZone
    self.soapHeaders = soapHeaders
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
