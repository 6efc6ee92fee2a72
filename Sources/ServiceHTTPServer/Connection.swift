import CMicroHTTPD
import Foundation

/// A client's connection: how long it may take for what it does, and its request of the moment.
final class Connection: Sendable {
  private struct State {
    /// nil while the client is the one who waits.
    var deadline: ContinuousClock.Instant?
    var exchange: Exchange?
    var hasExpired = false
    /// How often it has gone on to something else.
    var steps = 0
    var stall: Stall?
  }

  /// Where a connection stood when it was found at the end of what its client sends.
  private struct Stall: Equatable {
    let steps: Int
    let bytes: Int
  }

  let remoteAddress: String
  /// Whether there were too many connections when it came; its requests are refused.
  let isExcess: Bool
  private let socket: Int32
  private let state: Locked<State>

  init(socket: Int32, remoteAddress: String, isExcess: Bool, deadline: ContinuousClock.Instant) {
    self.socket = socket
    self.remoteAddress = remoteAddress
    self.isExcess = isExcess
    state = Locked(State(deadline: deadline))
  }

  var exchange: Exchange? { state.withLock { $0.exchange } }

  /// Whether it was closed because it took too long.
  var hasExpired: Bool { state.withLock { $0.hasExpired } }

  /// Takes a request up whose header must be complete by then, or by the deadline there is.
  func begin(_ exchange: Exchange, deadline: ContinuousClock.Instant) {
    state.withLock { state in
      state.exchange = exchange
      state.steps += 1
      state.deadline = state.deadline.map { min($0, deadline) } ?? deadline
    }
  }

  /// Goes on to another part of the request; nil where the client has nothing to do.
  func expect(by deadline: ContinuousClock.Instant?) {
    state.withLock { state in
      state.steps += 1
      state.deadline = deadline
    }
  }

  /// Forgets the request; the next one must have its header complete by then.
  func end(nextBy deadline: ContinuousClock.Instant?) {
    state.withLock { state in
      state.exchange = nil
      state.steps += 1
      state.deadline = deadline
    }
  }

  // MARK: Called while the registry knows the connection, so that the socket is still its own

  /// Disconnects a client that has taken too long; tells a handler whose client has gone.
  func check(now: ContinuousClock.Instant) {
    let (isLate, exchange) = state.withLock { state in
      let isLate = state.deadline.map { $0 <= now } ?? false
      if isLate {
        state.hasExpired = true
        state.deadline = nil
      }
      return (isLate, state.exchange)
    }
    if isLate {
      disconnect()
    } else if shim_is_closed_by_peer(socket) != 0 {
      exchange?.cancel()
      if hasStalled(exchange) { disconnect() }
    }
  }

  /// The library then sees the end of the stream and cleans up; it has no call for this.
  private func disconnect() { _ = shutdown(socket, Int32(SHUT_RDWR)) }

  /// Whether the client sends nothing any more and the library has not noticed since the last time
  /// this was asked: it is told of data and of the end in one event, and after a read that got
  /// all the data it waits for another one.
  private func hasStalled(_ exchange: Exchange?) -> Bool {
    guard exchange?.isReceiving ?? true, shim_is_drained(socket) != 0 else { return false }
    return state.withLock { state in
      let stall = Stall(steps: state.steps, bytes: exchange?.bytesReceived ?? 0)
      defer { state.stall = stall }
      return state.stall == stall
    }
  }

  /// Ends a connection that is between two requests; what the client has sent is still read.
  func closeIfIdle() {
    if exchange == nil { _ = shutdown(socket, Int32(SHUT_RD)) }
  }
}
