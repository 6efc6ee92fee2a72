public import ServiceRuntime

/// Sends requests with libcurl.
///
/// Any number of connections and clients can use one transport at the same time. All its transfers
/// run on one thread of its own, and network connections are kept open between calls.
///
/// - Redirections are not followed: a SOAP message must not become a GET, and credentials must not
///   be sent to another host. The redirection is the response.
/// - Cookies are not kept, credentials are not stored, nothing is cached.
/// - A compressed body arrives decompressed, without `Content-Encoding` and `Content-Length`; the
///   limit on the size counts decompressed bytes, while they arrive.
/// - The header of a response is limited too: see ``maximumHeaderBytes`` and
///   ``maximumHeaderFields``. Interim responses and trailers count.
/// - Over TLS, a body that ends only with the connection is refused, because it could be
///   incomplete.
/// - If the service closes a connection just as a request is sent on it, and no byte of a response
///   has arrived, the request is sent once more on a new connection.
/// - Signals are blocked on the thread, so that a closed connection does not end the process.
public final class CurlTransport: ClientTransport {
  /// The default transport of connections.
  public static let shared = CurlTransport()

  /// The maximum size of the header of a response in bytes.
  public static let maximumHeaderBytes = 64 << 10

  /// The maximum number of fields in the header of a response.
  public static let maximumHeaderFields = 500

  private let configuration: Configuration
  private let engine: Engine

  /// Creates a transport with network connections of its own.
  public init(_ configuration: Configuration = Configuration()) {
    self.configuration = configuration
    engine = Engine(configuration)
  }

  deinit { engine.stop() }

  /// Sends a request.
  ///
  /// - Throws: `ServiceCallError` of the kinds `timeout`, `responseTooLarge`, `encodingFailed`
  ///   and `transport`, the last with a `TransportError`; `CancellationError` at once if the task
  ///   is cancelled, which also ends the request.
  public func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    try Task.checkCancellation()
    try request.checkSendable()
    let exchange = CurlExchange(
      request, url: try request.httpURL(), timeout: request.timeout ?? configuration.timeout)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if exchange.response.begin(continuation) { engine.start(exchange) }
      }
    } onCancel: {
      exchange.response.finish(with: .failure(CancellationError()))
      engine.abandon(exchange)
    }
  }
}

// If a file also imports `ServiceURLSession`, that transport is used on Apple's systems.
extension ConnectionConfiguration {
  /// Creates a configuration that uses ``CurlTransport/shared``.
  ///
  /// - Parameters:
  ///   - applicationToken: Identifies the application to an online installation.
  ///   - timeZone: The time zone of dates, unless a call sets another one.
  ///   - soapHeaders: Parts of the SOAP Header of every call.
  ///   - soapVersion: The version of SOAP; nil for the version of the service's description.
  ///   - middleware: Called in this order for requests.
  ///   - limits: Limits for responses.
  #if !canImport(FoundationNetworking)
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
      soapVersion: soapVersion, transport: CurlTransport.shared, middleware: middleware,
      limits: limits)
  }
}
