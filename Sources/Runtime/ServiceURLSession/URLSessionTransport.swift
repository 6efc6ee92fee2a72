public import ServiceRuntime

#if canImport(FoundationNetworking)
  import Foundation
  public import FoundationNetworking
#else
  public import Foundation
#endif

/// Sends requests with Foundation's URLSession.
///
/// Any number of connections and clients can use one transport at the same time. It keeps its
/// network connections open between calls.
///
/// - Redirections are not followed: a SOAP message must not become a GET, and credentials must not
///   be sent to another host. The redirection is the response.
/// - A compressed body arrives decompressed, without `Content-Encoding` and `Content-Length`; the
///   limit on the size counts decompressed bytes.
/// - Only certificates that the system trusts are accepted. To reach a server with a self-signed
///   certificate, add the certificate to the system: to the keychain or with a profile on Apple's
///   systems, on Linux to the bundle `/etc/ssl/certs/ca-certificates.crt` (Debian: as a `.crt` file
///   into `/usr/local/share/ca-certificates`, then `update-ca-certificates`). FoundationNetworking
///   uses neither a delegate nor an environment variable for it.
/// - Header fields with the same name are joined by a comma, as URLSession returns them, and sorted
///   by name.
///
/// On Linux, URLSession is FoundationNetworking, which has three defects that this package cannot
/// prevent. Use the product `ServiceCurl` there.
///
/// - A response with an incomplete header, or with trailers after a chunked body, crashes the
///   process (swift-corelibs-foundation issue 5285, fixed after Swift 6.3).
/// - If the service closes a connection just as a request is sent on it, the request may be lost
///   and end with a timeout.
/// - It continues to read while received data waits to be counted. If a service sends faster than
///   the machine can count, memory exceeds the limit until the request is ended.
public final class URLSessionTransport: ClientTransport {
  /// The default transport of connections.
  public static let shared = URLSessionTransport()

  private let session: URLSession
  private let exchanges: ExchangeDelegate
  private let timeout: Duration

  /// Creates a transport with a session of its own.
  ///
  /// - Parameters:
  ///   - configuration: The configuration of the session. The default is ``standardConfiguration``.
  ///     The timeout of the session for a request is not used.
  ///   - timeout: The timeout of a request, from the call to the last byte of the response. The
  ///     timeout of a call overrides it. The default is 60 seconds.
  public init(
    configuration: URLSessionConfiguration = URLSessionTransport.standardConfiguration,
    timeout: Duration = .seconds(60)
  ) {
    let exchanges = ExchangeDelegate()
    self.exchanges = exchanges
    self.timeout = timeout
    session = URLSession(
      configuration: configuration, delegate: exchanges, delegateQueue: Self.delegateQueue())
  }

  /// The queue of the delegate, with a thread of its own. By default URLSession shares the few
  /// threads of Swift's tasks. While those are busy, it would continue to read without counting.
  /// There is one queue for all, because an operation queue does not retain its underlying queue.
  private static let callbacks = DispatchQueue(label: "URLSessionTransport", qos: .userInitiated)

  private static func delegateQueue() -> OperationQueue {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
    queue.underlyingQueue = callbacks
    return queue
  }

  /// A session keeps its delegate until it is invalidated.
  deinit { session.finishTasksAndInvalidate() }

  /// A new configuration without cookies, cache and stored credentials: a call sends only what the
  /// client sets, and nothing is stored.
  public static var standardConfiguration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.urlCredentialStorage = nil
    return configuration
  }

  /// Sends a request.
  ///
  /// - Throws: `ServiceCallError` of the kinds `timeout`, `responseTooLarge`, `encodingFailed`
  ///   and `transport`, the last with a `TransportError`; `CancellationError` at once if the task
  ///   is cancelled, which also ends the request.
  public func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    try Task.checkCancellation()
    let timeout = request.timeout ?? self.timeout
    let task = session.dataTask(with: try URLRequest(request, timeout: timeout))
    let exchange = URLSessionExchange(task, maximumBytes: request.maximumResponseBytes)
    exchanges.add(exchange)
    defer { exchanges.remove(exchange) }
    let deadline = Task {
      try await Task.sleep(for: timeout)
      exchange.finish(throwing: ServiceCallError.noResponseInTime)
    }
    defer { deadline.cancel() }
    return try await withTaskCancellationHandler {
      try await exchange.response()
    } onCancel: {
      exchange.finish(throwing: CancellationError())
    }
  }
}

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
