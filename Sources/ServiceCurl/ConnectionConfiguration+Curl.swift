public import ServiceRuntime

// Where a file imports `ServiceURLSession` too, that one is used on Apple's systems.
extension ConnectionConfiguration {
  /// Creates a configuration whose requests go through ``CurlTransport/shared``.
  ///
  /// - Parameters:
  ///   - applicationToken: Names the application to an online installation.
  ///   - timeZone: The time zone of dates, unless a call says another.
  ///   - middleware: Called in this order on the way out.
  ///   - limits: What responses may demand.
  #if !canImport(FoundationNetworking)
    @_disfavoredOverload
  #endif
  public init(
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) {
    self.init(
      applicationToken: applicationToken, timeZone: timeZone, transport: CurlTransport.shared,
      middleware: middleware, limits: limits)
  }
}
