import Foundation
import ServiceRuntime
import Synchronization

/// One request and the response to it as it arrives. Whoever finishes it first wins: the end of
/// the transfer, the limit or the caller's cancellation.
///
/// Unchecked: `handle`, `head`, `body` and `problem` are the engine's thread's alone, the outcome
/// is under a lock.
final class Exchange: @unchecked Sendable {
  typealias Outcome = Result<TransportResponse, any Error>

  private enum State {
    /// Nobody waits yet.
    case created
    case waiting(CheckedContinuation<TransportResponse, any Error>)
    /// Kept until somebody waits for it.
    case finished(Outcome)
  }

  /// How much memory an announced length gets at once; the rest comes as bytes do.
  private static let maximumReservation = 1 << 20

  let request: TransportRequest
  let url: String
  let timeout: Duration
  /// While the transfer runs.
  var handle: EasyHandle?
  private let host: String?
  private let state = Mutex(State.created)
  private var head = ResponseHead()
  private var body: [UInt8] = []
  /// Why the transfer was ended from here.
  private var problem: ServiceCallError?

  init(_ request: TransportRequest, url: URL, timeout: Duration) {
    self.request = request
    self.url = url.absoluteString
    self.timeout = timeout
    host = url.host().map { host in url.port.map { "\(host):\($0)" } ?? host }
  }

  var isFinished: Bool {
    state.withLock { if case .finished = $0 { true } else { false } }
  }

  /// Somebody waits; false when the outcome is there already.
  func begin(_ continuation: CheckedContinuation<TransportResponse, any Error>) -> Bool {
    let early: Outcome? = state.withLock { state in
      if case .finished(let outcome) = state { return outcome }
      state = .waiting(continuation)
      return nil
    }
    if let early { continuation.resume(with: early) }
    return early == nil
  }

  func finish(with outcome: Outcome) {
    let waiting: CheckedContinuation<TransportResponse, any Error>? = state.withLock { state in
      switch state {
      case .finished: return nil
      case .created:
        state = .finished(outcome)
        return nil
      case .waiting(let continuation):
        state = .finished(outcome)
        return continuation
      }
    }
    waiting?.resume(with: outcome)
  }
}

// MARK: - On the engine's thread

extension Exchange {
  /// A line of the header or of the trailers; false ends the transfer.
  func receive(headerLine line: UnsafeRawBufferPointer) -> Bool {
    let wasComplete = head.isComplete
    switch head.take(line) {
    case .tooLarge: problem = headerTooLarge
    case .malformed(let what):
      problem = ServiceCallError(TransportError(.notHTTP, host: host, detail: what))
    case nil: if head.isComplete, !wasComplete { prepareForBody() }
    }
    return problem == nil
  }

  /// A piece of the decompressed body; false ends the transfer.
  func receive(body piece: UnsafeRawBufferPointer) -> Bool {
    guard body.count + piece.count <= request.maximumResponseBytes else {
      problem = bodyTooLarge
      return false
    }
    body.append(contentsOf: piece)
    return true
  }

  private func prepareForBody() {
    guard request.method != .head else { return }
    guard !head.fields.announce(moreThan: request.maximumResponseBytes) else {
      problem = bodyTooLarge
      return
    }
    let length = head.fields["Content-Length"].flatMap { Int($0) } ?? 0
    if length > 0 { body.reserveCapacity(min(length, Self.maximumReservation)) }
  }

  /// The transfer is over.
  func complete(_ ending: Ending) {
    if let problem { return finish(with: .failure(problem)) }
    if let error = ending.error(host: host, head) {
      return finish(with: .failure(error))
    }
    // libcurl takes a header that a close cuts off for one that is whole.
    guard head.isComplete else { return fail(.connectionLost, "the header is cut off") }
    guard isWhole else { return fail(.connectionLost, "nothing tells where the body ends") }
    finish(
      with: .success(
        TransportResponse(
          status: head.status, headers: head.fields.afterDecompression, body: body)))
  }

  /// Whether the body cannot have been cut off. Where it ends with the connection, TLS could tell
  /// the end of one from a cut, but libcurl does not ask it in all versions.
  private var isWhole: Bool {
    body.isEmpty || head.announcesEnd || !url.lowercased().hasPrefix("https:")
  }

  func fail(_ reason: TransportError.Reason, _ detail: String) {
    let error = TransportError(reason, host: host, detail: detail)
    finish(with: .failure(ServiceCallError(error)))
  }

  private var bodyTooLarge: ServiceCallError {
    .responseTooLarge(maximumBytes: request.maximumResponseBytes, httpStatus: head.status)
  }

  private var headerTooLarge: ServiceCallError { .headerTooLarge(httpStatus: head.status) }
}

extension ServiceCallError {
  static func headerTooLarge(httpStatus: Int?) -> ServiceCallError {
    ServiceCallError(
      .responseTooLarge,
      "The header of the response has more than \(CurlTransport.maximumHeaderFields) fields or "
        + "\(CurlTransport.maximumHeaderBytes) bytes.",
      httpStatus: httpStatus == 0 ? nil : httpStatus)
  }
}
