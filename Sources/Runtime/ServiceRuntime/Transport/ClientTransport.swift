internal import Synchronization

/// Sends requests and receives responses.
public protocol ClientTransport: Sendable {
  /// Sends a request. Throws if there is no response, and `CancellationError` if the task is
  /// cancelled. Every status is a response.
  func send(_ request: TransportRequest, context: OperationContext) async throws
    -> TransportResponse
}

/// Calls a server in the same process, without a network.
public struct LoopbackTransport: ClientTransport {
  private let server: ServiceServer

  /// Creates a transport to a server.
  public init(_ server: ServiceServer) { self.server = server }

  /// Passes the request to the server.
  public func send(
    _ request: TransportRequest, context: OperationContext
  ) async throws -> TransportResponse {
    try Task.checkCancellation()
    return await server.respond(to: request)
  }
}

/// The outcome of a request that a task waits for. The first event decides: the last byte, an
/// error, the deadline, the limit or the caller's cancellation.
package final class PendingResponse: Sendable {
  package typealias Outcome = Result<TransportResponse, any Error>

  private enum State {
    /// Nobody waits yet.
    case created
    case waiting(CheckedContinuation<TransportResponse, any Error>)
    /// Kept until somebody waits for it.
    case finished(Outcome)
  }

  private let state = Mutex(State.created)

  package init() {}

  package var isFinished: Bool {
    state.withLock { if case .finished = $0 { true } else { false } }
  }

  /// Registers a waiting task; false if the outcome is there already.
  package func begin(_ continuation: CheckedContinuation<TransportResponse, any Error>) -> Bool {
    let early: Outcome? = state.withLock { state in
      if case .finished(let outcome) = state { return outcome }
      state = .waiting(continuation)
      return nil
    }
    if let early { continuation.resume(with: early) }
    return early == nil
  }

  package func finish(with outcome: Outcome) {
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
