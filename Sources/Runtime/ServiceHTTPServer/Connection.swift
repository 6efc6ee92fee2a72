import CMicroHTTPD
import Foundation
import ServiceRuntime

/// The connection of a client: its deadline and its current request.
final class Connection: Sendable {
  struct State {
    /// nil while the client waits for the server.
    var deadline: ContinuousClock.Instant?
    var exchange: ServerExchange?
    /// The time since which the server waits for the header of a request; nil after it has arrived.
    var idleSince: ContinuousClock.Instant? = .now
    var hasExpired = false
    /// The number of state changes.
    var steps = 0
    var stall: Stall?

    /// Continues after the header; nil if the server does not wait for the client.
    mutating func expect(by deadline: ContinuousClock.Instant?) {
      idleSince = nil
      steps += 1
      self.deadline = deadline
    }

    /// Ends the request. The header of the next one must be complete by this deadline.
    mutating func end(at now: ContinuousClock.Instant, nextBy deadline: ContinuousClock.Instant) {
      exchange = nil
      idleSince = now
      steps += 1
      self.deadline = deadline
    }
  }

  /// The state of a connection when the end of the client's data was found.
  struct Stall: Equatable {
    let steps: Int
    let bytes: Int
  }

  let remoteAddress: String
  /// The client, as the limits count it.
  let client: ClientNetwork
  /// Whether there were too many connections when it was accepted. Then its requests are refused.
  let isExcess: Bool
  /// For the handlers of its requests.
  let storage = ConnectionStorage()
  /// The thread that serves it.
  let thread = shim_thread()
  private let socket: Int32
  /// The handle of the library, as a number.
  private let handleBits: UInt
  /// Also the lock of its requests, because creating a lock takes four allocations, and because
  /// most steps change both states.
  let lock = NSLock()
  let state: Locked<State>

  init(
    _ handle: OpaquePointer, remoteAddress: String, client: ClientNetwork, isExcess: Bool,
    deadline: ContinuousClock.Instant
  ) {
    socket = shim_socket(handle)
    handleBits = UInt(bitPattern: handle)
    self.remoteAddress = remoteAddress
    self.client = client
    self.isExcess = isExcess
    state = Locked(State(deadline: deadline), lock: lock)
  }

  var exchange: ServerExchange? { state.withLock { $0.exchange } }

  /// The request whose header is incomplete or has not been checked.
  var unreadExchange: ServerExchange? {
    state.withLock { $0.idleSince == nil ? nil : $0.exchange }
  }

  /// Only for the thread that serves it, and only while it is in the registry.
  var handle: OpaquePointer? { OpaquePointer(bitPattern: handleBits) }

  /// Starts a request. Its header must be complete by this deadline, or by the existing one.
  func begin(_ exchange: ServerExchange, deadline: ContinuousClock.Instant) {
    state.withLock { state in
      state.exchange = exchange
      state.steps += 1
      state.deadline = state.deadline.map { min($0, deadline) } ?? deadline
    }
  }

  // MARK: Called only while the connection is in the registry and still owns its socket

  /// Disconnects a client after its deadline. Cancels a handler whose client has disconnected.
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

  /// The time since which it waits for an incomplete header. Nil while a request is being handled
  /// or has arrived unread, and after the connection was asked to end.
  var idleSince: ContinuousClock.Instant? {
    guard let since = state.withLock({ $0.idleSince }) else { return nil }
    return shim_is_drained(socket) != 0 ? since : nil
  }

  /// Closes an idle connection because there are too many connections. A request that arrives at
  /// this moment is still handled.
  func giveWay() {
    state.withLock { $0.idleSince = nil }
    stopReading()
  }

  /// Closes a connection after some last bytes, as far as the socket accepts them at once.
  func leave(with bytes: [UInt8]) {
    _ = send(socket, bytes, bytes.count, dontWait | noSignal)
    disconnect()
  }

  /// The library then sees the end of the stream and cleans up. It has no function for this.
  private func disconnect() { _ = shutdown(socket, Int32(SHUT_RDWR)) }

  private func stopReading() { _ = shutdown(socket, Int32(SHUT_RD)) }

  /// Whether the client has closed its side and the library has not noticed since the last check.
  /// The library receives data and the end in one event, and after it has read all data, it waits
  /// for another event.
  private func hasStalled(_ exchange: ServerExchange?) -> Bool {
    guard exchange?.isReceiving ?? true, shim_is_drained(socket) != 0 else { return false }
    let bytes = exchange?.bytesReceived ?? 0
    return state.withLock { state in
      let stall = Stall(steps: state.steps, bytes: bytes)
      defer { state.stall = stall }
      return state.stall == stall
    }
  }

  /// Closes a connection that is between two requests. Data that has arrived is still read.
  func closeIfIdle() {
    if exchange == nil { stopReading() }
  }
}

#if canImport(Glibc)
  private let noSignal = Int32(MSG_NOSIGNAL)
  private let dontWait = Int32(MSG_DONTWAIT)
#else
  // On this system, this is an option of the socket.
  private let noSignal: Int32 = 0
  private let dontWait = MSG_DONTWAIT
#endif

/// A connection that the HTTP library does not use until it is resumed.
///
/// Unchecked: while it is suspended, no thread of the library uses it, and any thread may resume
/// it. The code that takes it out of its ``ServerExchange`` is its only owner.
struct SuspendedConnection: @unchecked Sendable {
  private let connection: OpaquePointer

  /// Suspends a connection; only on the thread that serves it.
  init(suspending connection: OpaquePointer) {
    MHD_suspend_connection(connection)
    self.connection = connection
  }

  func resume() { MHD_resume_connection(connection) }
}
