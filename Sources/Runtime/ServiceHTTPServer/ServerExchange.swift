import ServiceRuntime

/// A request and its response, from the request line to the last byte sent.
final class ServerExchange: Sendable {
  private enum Phase {
    case header
    case body
    /// The handler is running while the library still waits for this thread.
    case starting
    /// The handler is running.
    case handling(SuspendedConnection)
    case answered(TransportResponse)
    case sending
  }

  private struct State {
    var phase = Phase.header
    var head: RequestHead?
    var body: [UInt8] = []
    var bytesReceived = 0
    /// Set if the rest of the body is not kept.
    var refusal: Refusal?
    var handler: Task<Void, Never>?
    /// Whether nobody waits for the handler any longer. Its task is cancelled
    /// as soon as it is known.
    var isCancelled = false
    var sent: Sent?

    /// The response, once.
    mutating func takeResponse() -> TransportResponse? {
      guard case .answered(let response) = phase else { return nil }
      phase = .sending
      return response
    }

    /// Appends a part of the body, unless the request is refused.
    mutating func append(_ part: UnsafeRawBufferPointer) -> Step {
      bytesReceived += part.count
      if refusal == nil { body.append(contentsOf: part) }
      return .received(part.count, total: bytesReceived, isRefused: refusal != nil)
    }
  }

  /// The facts about the response for the access log.
  struct Sent: Sendable {
    let status: Int
    let bytes: Int
    let requestID: String?
    /// Whether the connection ends after the response.
    let isLast: Bool
  }

  let connection: Connection
  /// Path and query as sent.
  let target: String
  /// The size in bytes of the target as sent. That of `target` differs if it is not valid text.
  let targetBytes: Int
  let started = ContinuousClock.now
  private let state: Locked<State>

  init(_ connection: Connection, target: String, targetBytes: Int) {
    self.connection = connection
    self.target = target
    self.targetBytes = targetBytes
    state = Locked(State(), lock: connection.lock)
  }

  /// The target without the query.
  var path: String {
    let mark = UInt8(ascii: "?")
    guard target.hasByte(where: { $0 == mark }) else { return target }
    return String(decoding: target.utf8.prefix { $0 != mark }, as: UTF8.self)
  }

  /// Whether the library waits for bytes of the request.
  var isReceiving: Bool {
    state.withLock { state in
      switch state.phase {
      case .header, .body: true
      default: false
      }
    }
  }

  var bytesReceived: Int { state.withLock { $0.bytesReceived } }

  /// What the library's thread does next.
  enum Step {
    /// Checks the header.
    case head
    /// Checks the size of the body. It has grown by a number of bytes, which are only kept if the
    /// request is not refused.
    case received(Int, total: Int, isRefused: Bool)
    /// Handles the request, whose body is complete.
    case handle(RequestHead, Refusal?)
    /// Sends the response.
    case response(TransportResponse)
    case nothing
  }

  /// - Parameter part: A part of the body; empty at its end.
  func nextStep(_ part: UnsafeRawBufferPointer) -> Step {
    state.withLock { state in
      switch state.phase {
      case .header: return .head
      case .body where part.isEmpty:
        return state.head.map { .handle($0, state.refusal) } ?? .nothing
      default:
        if let response = state.takeResponse() { return .response(response) }
        return part.isEmpty ? .nothing : state.append(part)
      }
    }
  }

  /// What the access log says about the exchange.
  struct Summary: Sendable {
    let method: HTTPMethod?
    let bytesReceived: Int
    /// The number of bytes of the body that no handler has taken.
    let bytesLeft: Int
    let sent: Sent?
    /// Whether the connection was closed because it took too long.
    let isLate: Bool
  }

  /// Ends the request, and discards what is left of its body. The header of the next one must be
  /// complete by a deadline.
  func end(at now: ContinuousClock.Instant, nextBy deadline: ContinuousClock.Instant) -> Summary {
    state.withLock(and: connection.state) { state, connection in
      connection.end(at: now, nextBy: deadline)
      defer { state.body = [] }
      return Summary(
        method: state.head?.method, bytesReceived: state.bytesReceived,
        bytesLeft: state.body.count, sent: state.sent, isLate: connection.hasExpired)
    }
  }

  // MARK: Receiving

  /// - Parameter deadline: For the body.
  func accept(_ head: RequestHead, reserving bytes: Int, deadline: ContinuousClock.Instant) {
    state.withLock(and: connection.state) { state, connection in
      state.head = head
      state.body.reserveCapacity(bytes)
      state.phase = .body
      connection.expect(by: deadline)
    }
  }

  /// Discards the body and returns its number of bytes. The first reason is kept.
  func refuse(_ refusal: Refusal) -> Int {
    state.withLock { state in
      if state.refusal == nil { state.refusal = refusal }
      defer { state.body = [] }
      return state.body.count
    }
  }

  // MARK: Handling

  /// Takes the body out, so that it is not stored twice. The client now waits for the server.
  func start() -> [UInt8] {
    state.withLock(and: connection.state) { state, connection in
      state.phase = .starting
      connection.expect(by: nil)
      defer { state.body = [] }
      return state.body
    }
  }

  /// Suspends the connection, unless there is already a response. Keeps the task, to cancel it if
  /// nobody waits any longer.
  ///
  /// - Returns: The response, to be sent.
  func suspend(
    _ connection: () -> SuspendedConnection, while task: Task<Void, Never>
  ) -> TransportResponse? {
    let (isCancelled, response) = state.withLock { state in
      guard case .starting = state.phase else { return (false, state.takeResponse()) }
      state.phase = .handling(connection())
      state.handler = task
      return (state.isCancelled, nil)
    }
    if isCancelled { task.cancel() }
    return response
  }

  /// What to do after a response was set.
  enum Consequence {
    case resume(SuspendedConnection)
    /// The code that started the handler finds the response.
    case nothing
    /// There was already a response.
    case tooLate
  }

  /// Sets the response. Only the first one counts.
  func answer(_ response: TransportResponse) -> Consequence {
    state.withLock { state in
      let phase = state.phase
      switch phase {
      case .starting, .handling: state.phase = .answered(response)
      default: return .tooLate
      }
      state.handler = nil
      if case .handling(let connection) = phase { return .resume(connection) }
      return .nothing
    }
  }

  func cancel() {
    let handler = state.withLock { state in
      state.isCancelled = true
      return state.handler
    }
    handler?.cancel()
  }

  // MARK: Responding

  /// Notes a response that the HTTP library did not send.
  func record(_ sent: Sent) { state.withLock { $0.sent = sent } }

  /// Notes a response that the client must receive by a deadline.
  ///
  /// - Parameter isLast: Whether the connection ends after it in any case.
  /// - Returns: Whether the server ends the connection after it.
  func record(
    _ response: TransportResponse, isLast: Bool, deadline: ContinuousClock.Instant
  ) -> Bool {
    state.withLock(and: connection.state) { state, connection in
      connection.expect(by: deadline)
      let head = state.head
      // The library (0.9) reads the lines of chunks more leniently than HTTP allows. If a proxy
      // finds a different end of the body, the rest must not be read as a request.
      let isLast = isLast || head?.isChunked ?? false
      state.sent = Sent(
        status: response.status, bytes: head?.method == .head ? 0 : response.body.count,
        requestID: response.headers["X-Request-ID"], isLast: isLast || head?.isLast ?? true)
      return isLast
    }
  }
}
