public import ServiceRuntime

#if canImport(FoundationNetworking)
  import Foundation
  public import FoundationNetworking
#else
  public import Foundation
#endif

/// Sends requests through Foundation's URLSession.
///
/// One transport serves any number of connections and clients at the same time and keeps its
/// network connections open between calls.
///
/// - Redirections are not followed: a SOAP message must not become a GET, and credentials must not
///   travel to a host nobody named. The redirection is the response.
/// - A compressed body arrives decompressed, without `Content-Encoding` and `Content-Length`; the
///   limit on the size counts decompressed bytes.
/// - Certificates are trusted as the system trusts them; none is ever accepted unchecked. To reach
///   a server whose certificate you have made yourself, add it to the system's: to the keychain or by
///   a profile on Apple's systems, on Linux to the bundle `/etc/ssl/certs/ca-certificates.crt`
///   (Debian: as a `.crt` file into `/usr/local/share/ca-certificates`, then
///   `update-ca-certificates`). FoundationNetworking asks no delegate and reads no environment
///   variable for it.
/// - Header fields of the same name arrive joined by a comma, as URLSession gives them, sorted by
///   name.
///
/// On Linux, URLSession is FoundationNetworking, and three defects of it cannot be prevented from
/// here; use the product `ServiceCurl` there:
///
/// - A response whose header is cut off, or whose chunked body has trailers, ends the process
///   (swift-corelibs-foundation issue 5285, mended after Swift 6.3).
/// - A request that meets a connection in the moment the service closes it unannounced may be lost,
///   which ends in a timeout.
/// - It reads on while received data waits to be counted: a service that sends faster than the
///   machine can count makes it hold more than the limit until the request is ended.
public final class URLSessionTransport: ClientTransport {
  /// The transport of connections that are given none.
  public static let shared = URLSessionTransport()

  private let session: URLSession
  private let exchanges: ExchangeDelegate
  private let timeout: Duration

  /// Creates a transport with a session of its own.
  ///
  /// - Parameters:
  ///   - configuration: How the session works; ``standardConfiguration`` unless given. The
  ///     session's own timeout for a request is not used.
  ///   - timeout: How long a request may take, from the call to the last byte of the response,
  ///     unless the call says; 60 seconds unless given.
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

  /// Where the delegate is called: on a thread of its own. URLSession's default shares the few
  /// threads of Swift's tasks; while those are busy, it would read on without anybody who counts.
  /// One for all, for an operation queue does not retain what is underneath.
  private static let callbacks = DispatchQueue(label: "URLSessionTransport", qos: .userInitiated)

  private static func delegateQueue() -> OperationQueue {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
    queue.underlyingQueue = callbacks
    return queue
  }

  /// A session keeps its delegate until it is invalidated.
  deinit { session.finishTasksAndInvalidate() }

  /// A new configuration without cookies, cache and stored credentials: what a call sends is what
  /// the client says, and nothing of it is kept.
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
  /// - Throws: ``ServiceCallError`` of the kinds `timeout`, `responseTooLarge`, `encodingFailed`
  ///   and `transport`, the last with a ``TransportError``; `CancellationError` at once when the
  ///   task is cancelled, which ends the request too.
  public func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    try Task.checkCancellation()
    let timeout = request.timeout ?? self.timeout
    let task = session.dataTask(with: try URLRequest(request, timeout: timeout))
    let exchange = Exchange(task, maximumBytes: request.maximumResponseBytes)
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
