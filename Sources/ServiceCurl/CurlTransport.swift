public import ServiceRuntime

/// Sends requests through libcurl.
///
/// One transport serves any number of connections and clients at the same time. All its transfers
/// run on one thread of its own, and network connections are kept open between calls.
///
/// - Redirections are not followed: a SOAP message must not become a GET, and credentials must not
///   travel to a host nobody named. The redirection is the response.
/// - Cookies are not kept, credentials are not stored, nothing is cached.
/// - A compressed body arrives decompressed, without `Content-Encoding` and `Content-Length`; the
///   limit on the size counts decompressed bytes, while they arrive.
/// - The header of a response is limited too: see ``maximumHeaderBytes`` and
///   ``maximumHeaderFields``. Interim responses and trailers count.
/// - Over TLS, a body that nothing but the end of the connection ends is refused: it could have been
///   cut off.
/// - A request that meets a connection in the moment the service closes it is sent once more on a
///   fresh one when nothing at all of a response had arrived.
/// - No signal reaches the thread, so that a connection that is gone does not end the process.
public final class CurlTransport: ClientTransport {
  /// The transport of connections that are given none.
  public static let shared = CurlTransport()

  /// How many bytes the header of a response may have.
  public static let maximumHeaderBytes = 64 << 10

  /// How many fields the header of a response may have.
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
  /// - Throws: ``ServiceCallError`` of the kinds `timeout`, `responseTooLarge`, `encodingFailed`
  ///   and `transport`, the last with a ``TransportError``; `CancellationError` at once when the
  ///   task is cancelled, which ends the request too.
  public func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    try Task.checkCancellation()
    try request.checkSendable()
    let exchange = Exchange(
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
