import CMicroHTTPD
import Foundation

/// A client's connection: how long it may take for what it does, and its request of the moment.
final class Connection: Sendable {
  private struct State {
    /// nil while the client is the one who waits.
    var deadline: ContinuousClock.Instant?
    var exchange: Exchange?
    /// Since when the client may send the header of a request; nil once it has.
    var idleSince: ContinuousClock.Instant? = .now
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
  /// Whose it is.
  let client: ClientNetwork
  /// Whether there were too many connections when it came; its requests are refused.
  let isExcess: Bool
  /// The one that serves it.
  let thread = shim_thread()
  private let socket: Int32
  /// The library's own, as a number.
  private let handleBits: UInt
  private let state: Locked<State>

  init(
    _ handle: OpaquePointer, remoteAddress: String, client: ClientNetwork, isExcess: Bool,
    deadline: ContinuousClock.Instant
  ) {
    socket = shim_socket(handle)
    handleBits = UInt(bitPattern: handle)
    self.remoteAddress = remoteAddress
    self.client = client
    self.isExcess = isExcess
    state = Locked(State(deadline: deadline))
  }

  var exchange: Exchange? { state.withLock { $0.exchange } }

  /// The request whose header is not complete, or has not been looked at.
  var unreadExchange: Exchange? {
    state.withLock { $0.idleSince == nil ? nil : $0.exchange }
  }

  /// For the thread that serves it, while the registry knows it.
  var handle: OpaquePointer? { OpaquePointer(bitPattern: handleBits) }

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

  /// Goes on to what comes after the header; nil where the client has nothing to do.
  func expect(by deadline: ContinuousClock.Instant?) {
    state.withLock { state in
      state.idleSince = nil
      state.steps += 1
      state.deadline = deadline
    }
  }

  /// Forgets the request; the next one must have its header complete by then.
  func end(nextBy deadline: ContinuousClock.Instant?) {
    state.withLock { state in
      state.exchange = nil
      state.idleSince = .now
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

  /// Since when it waits for a header that is not complete; nil while a request is at work or has
  /// arrived and not been read, and once the connection has been told to end.
  var idleSince: ContinuousClock.Instant? {
    guard let since = state.withLock({ $0.idleSince }) else { return nil }
    return shim_is_drained(socket) != 0 ? since : nil
  }

  /// Ends an idle connection, because there are too many. A request that comes at this moment is
  /// still answered.
  func giveWay() {
    state.withLock { $0.idleSince = nil }
    stopReading()
  }

  /// Ends a connection after some last bytes, as far as the socket takes them at once.
  func leave(with bytes: [UInt8]) {
    _ = send(socket, bytes, bytes.count, dontWait | noSignal)
    disconnect()
  }

  /// The library then sees the end of the stream and cleans up; it has no call for this.
  private func disconnect() { _ = shutdown(socket, Int32(SHUT_RDWR)) }

  private func stopReading() { _ = shutdown(socket, Int32(SHUT_RD)) }

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
    if exchange == nil { stopReading() }
  }
}

#if canImport(Glibc)
  private let noSignal = Int32(MSG_NOSIGNAL)
  private let dontWait = Int32(MSG_DONTWAIT)
#else
  // There it is a property of the socket.
  private let noSignal: Int32 = 0
  private let dontWait = MSG_DONTWAIT
#endif
