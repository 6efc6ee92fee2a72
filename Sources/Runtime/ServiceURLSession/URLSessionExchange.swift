import Foundation
import ServiceRuntime
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request and its response while it arrives.
final class URLSessionExchange: Sendable {
  let taskIdentifier: Int
  private let task: URLSessionDataTask
  private let maximumBytes: Int
  private let outcome = PendingResponse()
  private let received = Mutex<TransportResponse?>(nil)

  init(_ task: URLSessionDataTask, maximumBytes: Int) {
    self.task = task
    self.maximumBytes = maximumBytes
    taskIdentifier = task.taskIdentifier
  }

  /// Sends the request and waits for the outcome.
  func response() async throws -> TransportResponse {
    try await withCheckedThrowingContinuation { continuation in
      if outcome.begin(continuation) { task.resume() }
    }
  }

  func receive(_ head: HTTPURLResponse) {
    let response = TransportResponse(head)
    if response.headers.announce(moreThan: maximumBytes) {
      return finish(throwing: tooLarge(head.statusCode))
    }
    received.withLock { $0 = response }
  }

  func receive(_ data: Data) {
    guard !outcome.isFinished else { return }
    let excess: ServiceCallError? = received.withLock { response in
      guard let head = response.map({ (status: $0.status, count: $0.body.count) }) else {
        return nil
      }
      guard head.count + data.count <= maximumBytes else { return tooLarge(head.status) }
      response?.body.append(contentsOf: data)
      return nil
    }
    if let excess { finish(throwing: excess) }
  }

  /// The last byte has arrived.
  func finish() {
    // FoundationNetworking does not deliver the head of a redirection without a usable target.
    if !hasHead, let head = task.response as? HTTPURLResponse { receive(head) }
    guard var response = received.withLock({ $0 }) else {
      return finish(throwing: ServiceCallError(TransportError(.notHTTP, host: host)))
    }
    // The session has decompressed the body.
    response.headers = response.headers.afterDecompression
    outcome.finish(with: .success(response))
  }

  /// The transfer failed.
  func fail(_ error: any Error) {
    finish(throwing: ServiceCallError(error, host: host, afterHead: hasHead))
  }

  private var hasHead: Bool { received.withLock { $0 != nil } }

  func finish(throwing error: any Error) {
    outcome.finish(with: .failure(error))
    task.cancel()
  }

  private func tooLarge(_ status: Int) -> ServiceCallError {
    .responseTooLarge(maximumBytes: maximumBytes, httpStatus: status)
  }

  /// Host and port.
  private var host: String? {
    guard let url = task.originalRequest?.url, let host = url.host() else { return nil }
    return url.port.map { "\(host):\($0)" } ?? host
  }
}

/// Passes events of the session to their exchange.
final class ExchangeDelegate: NSObject, URLSessionDataDelegate {
  private let exchanges = Mutex<[Int: URLSessionExchange]>([:])

  func add(_ exchange: URLSessionExchange) {
    exchanges.withLock { $0[exchange.taskIdentifier] = exchange }
  }

  func remove(_ exchange: URLSessionExchange) {
    _ = exchanges.withLock { $0.removeValue(forKey: exchange.taskIdentifier) }
  }

  private func exchange(of task: URLSessionTask) -> URLSessionExchange? {
    exchanges.withLock { $0[task.taskIdentifier] }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let head = response as? HTTPURLResponse { exchange(of: dataTask)?.receive(head) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    exchange(of: dataTask)?.receive(data)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  /// No credentials are supplied: the refusal is the response.
  func urlSession(
    _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
    completionHandler:
      @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
  ) {
    #if canImport(FoundationNetworking)
      // At this point the whole response has arrived. With default handling and no stored
      // credentials the task would never complete.
      exchange(of: task)?.finish()
      completionHandler(.cancelAuthenticationChallenge, nil)
    #else
      completionHandler(.performDefaultHandling, nil)
    #endif
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    guard let exchange = exchange(of: task) else { return }
    guard let error else { return exchange.finish() }
    exchange.fail(error)
  }
}

extension URLRequest {
  /// The session's timeout is for inactivity only; it must not fire before the transport's own.
  private static let timeoutMargin: TimeInterval = 60

  init(_ request: TransportRequest, timeout: Duration) throws(ServiceCallError) {
    try request.checkSendable()
    self.init(url: try request.httpURL())
    httpMethod = request.method.rawValue
    timeoutInterval = timeout / .seconds(1) + Self.timeoutMargin
    for field in request.headers { addValue(field.value, forHTTPHeaderField: field.name) }
    if !request.body.isEmpty { httpBody = Data(request.body) }
  }
}

extension TransportResponse {
  /// Status and header fields, sorted by name.
  init(_ head: HTTPURLResponse) {
    let pairs = head.allHeaderFields
      .map { (String(describing: $0.key), String(describing: $0.value)) }
    self.init(status: head.statusCode, headers: HeaderFields(pairs.sorted { $0 < $1 }))
  }
}
