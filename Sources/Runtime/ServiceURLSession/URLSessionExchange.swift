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
    guard let response = received.withLock({ $0 }) else {
      return finish(throwing: ServiceCallError(TransportError(.notHTTP, host: host)))
    }
    outcome.finish(with: .success(response.afterDecompression))
  }

  /// The session gave up.
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
