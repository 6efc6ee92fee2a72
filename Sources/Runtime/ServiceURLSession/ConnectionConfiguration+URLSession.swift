public import ServiceRuntime

// If a file also imports `ServiceCurl`, that transport is used on Linux.
extension ConnectionConfiguration {
  /// Creates a configuration that uses ``URLSessionTransport/shared``.
  ///
  /// - Parameters:
  ///   - applicationToken: Identifies the application to an online installation.
  ///   - timeZone: The time zone of dates, unless a call sets another one.
  ///   - soapHeaders: Parts of the SOAP Header of every call.
  ///   - soapVersion: The version of SOAP; nil for the version of the service's description.
  ///   - middleware: Called in this order for requests.
  ///   - limits: Limits for responses.
  #if canImport(FoundationNetworking)
    @_disfavoredOverload
  #endif
  public init(
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    soapHeaders: SOAPHeaders = SOAPHeaders(),
    soapVersion: SOAPVersion? = nil,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) {
    self.init(
      applicationToken: applicationToken, timeZone: timeZone, soapHeaders: soapHeaders,
      soapVersion: soapVersion, transport: URLSessionTransport.shared, middleware: middleware,
      limits: limits)
  }
}
