public import Foundation
public import ServiceRuntime

// Where a file imports `ServiceCurl` too, that one is used on Linux.
extension ServiceConnection {
  /// Calls over SOAP through ``URLSessionTransport/shared``.
  ///
  /// - Parameters:
  ///   - baseURL: The installation's; agents are found below it.
  ///   - credentials: Sent in the header of every message.
  ///   - applicationToken: Names the application to an online installation.
  ///   - timeZone: The zone dates are meant in, unless a call says another.
  ///   - middleware: Called in this order on the way out.
  ///   - limits: What responses may demand.
  #if canImport(FoundationNetworking)
    @_disfavoredOverload
  #endif
  public static func soap(
    _ baseURL: URL,
    credentials: SOAPCredentials,
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) -> ServiceConnection {
    soap(
      baseURL, credentials: credentials, applicationToken: applicationToken, timeZone: timeZone,
      transport: URLSessionTransport.shared, middleware: middleware, limits: limits)
  }

  /// Calls over SOAP through ``URLSessionTransport/shared``, with credentials that are fetched, and
  /// fetched again when they are refused.
  #if canImport(FoundationNetworking)
    @_disfavoredOverload
  #endif
  public static func soap(
    _ baseURL: URL,
    credentials: any CredentialsProvider<SOAPCredentials>,
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) -> ServiceConnection {
    soap(
      baseURL, credentials: credentials, applicationToken: applicationToken, timeZone: timeZone,
      transport: URLSessionTransport.shared, middleware: middleware, limits: limits)
  }

  /// Calls over REST through ``URLSessionTransport/shared``.
  ///
  /// - Parameters:
  ///   - baseURL: The installation's; agents are found below it.
  ///   - credentials: Sent in the header fields of every request.
  ///   - applicationToken: Names the application to an online installation.
  ///   - timeZone: The zone dates are wanted in, unless a call says another.
  ///   - middleware: Called in this order on the way out.
  ///   - limits: What responses may demand.
  #if canImport(FoundationNetworking)
    @_disfavoredOverload
  #endif
  public static func rest(
    _ baseURL: URL,
    credentials: RESTCredentials,
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) -> ServiceConnection {
    rest(
      baseURL, credentials: credentials, applicationToken: applicationToken, timeZone: timeZone,
      transport: URLSessionTransport.shared, middleware: middleware, limits: limits)
  }

  /// Calls over REST through ``URLSessionTransport/shared``, with credentials that are fetched, and
  /// fetched again when they are refused.
  #if canImport(FoundationNetworking)
    @_disfavoredOverload
  #endif
  public static func rest(
    _ baseURL: URL,
    credentials: any CredentialsProvider<RESTCredentials>,
    applicationToken: String? = nil,
    timeZone: ServiceTimeZone? = nil,
    middleware: [any ClientMiddleware] = [],
    limits: ServiceLimits = ServiceLimits()
  ) -> ServiceConnection {
    rest(
      baseURL, credentials: credentials, applicationToken: applicationToken, timeZone: timeZone,
      transport: URLSessionTransport.shared, middleware: middleware, limits: limits)
  }
}
