import Foundation
import ServiceRuntime
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request and the response to it as it arrives. Whoever finishes it first wins: the last
/// byte, an error, the deadline, the limit or the caller's cancellation.
final class Exchange: Sendable {
  typealias Outcome = Result<TransportResponse, any Error>

  private enum State {
    /// Nobody waits yet.
    case created
    case receiving(CheckedContinuation<TransportResponse, any Error>, TransportResponse?)
    case finished(Outcome)
  }

  let taskIdentifier: Int
  private let task: URLSessionDataTask
  private let maximumBytes: Int
  private let state = Mutex(State.created)

  init(_ task: URLSessionDataTask, maximumBytes: Int) {
    self.task = task
    self.maximumBytes = maximumBytes
    taskIdentifier = task.taskIdentifier
  }

  /// Sends the request and waits for the outcome.
  func response() async throws -> TransportResponse {
    try await withCheckedThrowingContinuation { continuation in
      let early: Outcome? = state.withLock { state in
        if case .finished(let outcome) = state { return outcome }
        state = .receiving(continuation, nil)
        return nil
      }
      if let early { continuation.resume(with: early) } else { task.resume() }
    }
  }

  func receive(_ head: HTTPURLResponse) {
    let response = TransportResponse(head)
    if response.headers.announce(moreThan: maximumBytes) {
      return finish(throwing: tooLarge(head.statusCode))
    }
    state.withLock { state in
      guard case .receiving(let continuation, _) = state else { return }
      state = .receiving(continuation, response)
    }
  }

  func receive(_ data: Data) {
    let excess: ServiceCallError? = state.withLock { state in
      guard case .receiving(let continuation, var response?) = state else { return nil }
      guard response.body.count + data.count <= maximumBytes else {
        return tooLarge(response.status)
      }
      // Only one owner may be left, or every append copies the whole body.
      state = .created
      response.body.append(contentsOf: data)
      state = .receiving(continuation, response)
      return nil
    }
    if let excess { finish(throwing: excess) }
  }

  /// The last byte has arrived.
  func finish() {
    // FoundationNetworking does not hand over the head of a redirection without a usable target.
    if !hasHead, let head = task.response as? HTTPURLResponse { receive(head) }
    let response: TransportResponse? = state.withLock { state in
      guard case .receiving(_, let response) = state else { return nil }
      return response
    }
    guard let response else {
      return finish(throwing: ServiceCallError(TransportError(.notHTTP, host: host)))
    }
    finish(with: .success(response.afterDecompression))
  }

  /// The session gave up.
  func fail(_ error: any Error) {
    finish(throwing: ServiceCallError(error, host: host, afterHead: hasHead))
  }

  private var hasHead: Bool {
    state.withLock { state in
      if case .receiving(_, .some) = state { true } else { false }
    }
  }

  func finish(throwing error: any Error) {
    finish(with: .failure(error))
    task.cancel()
  }

  private func finish(with outcome: Outcome) {
    let waiting: CheckedContinuation<TransportResponse, any Error>? = state.withLock { state in
      switch state {
      case .finished: return nil
      case .created:
        state = .finished(outcome)
        return nil
      case .receiving(let continuation, _):
        state = .finished(outcome)
        return continuation
      }
    }
    waiting?.resume(with: outcome)
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
