import Dispatch

/// The connections of a server.
///
/// The lock also guards their sockets: a connection is removed before the library closes its
/// socket, so that code with the lock cannot use a socket number that has been reused.
final class ConnectionRegistry: Sendable {
  private typealias Members = [ObjectIdentifier: Connection]

  private struct State {
    var all: Members = [:]
    var byClient: [ClientNetwork: Members] = [:]
  }

  private let state = Locked(State())

  var isEmpty: Bool { state.withLock { $0.all.isEmpty } }

  /// Adds a connection. The closure creates it, and is called with whether the limit is exceeded.
  /// Idle connections are closed to make room: those of the same client if it has too many,
  /// otherwise those of the client with the most connections.
  func add(
    from client: ClientNetwork, limits: HTTPServer.Limits, _ make: (_ isExcess: Bool) -> Connection
  ) -> Connection {
    state.withLock { state in
      let own = state.byClient[client] ?? [:]
      if own.count >= limits.idleConnectionsPerClient {
        Self.makeWay(in: own, leaving: limits.idleConnectionsPerClient - 1)
      }
      let isFull = state.all.count >= limits.connections
      let connection = make(isFull && !Self.makeWay(in: state.byClient))
      let id = ObjectIdentifier(connection)
      state.all[id] = connection
      state.byClient[client, default: [:]][id] = connection
      return connection
    }
  }

  /// Closes the oldest idle connections of a client that has more than a number of them.
  @discardableResult
  private static func makeWay(in members: Members, leaving count: Int) -> Bool {
    let idle = members.values.compactMap { connection in
      connection.idleSince.map { (since: $0, connection: connection) }
    }
    guard idle.count > count else { return false }
    for (_, connection) in idle.sorted(by: { $0.since < $1.since }).prefix(idle.count - count) {
      connection.giveWay()
    }
    return true
  }

  /// Closes one idle connection; false if none is idle.
  private static func makeWay(in clients: [ClientNetwork: Members]) -> Bool {
    let idle = clients.values.map { members in
      (members: members, count: members.values.count { $0.idleSince != nil })
    }
    guard let most = idle.max(by: { $0.count < $1.count }), most.count > 0 else { return false }
    return makeWay(in: most.members, leaving: most.count - 1)
  }

  func remove(_ connection: Connection) {
    let id = ObjectIdentifier(connection)
    state.withLock { state in
      state.all[id] = nil
      state.byClient[connection.client]?[id] = nil
      if state.byClient[connection.client]?.isEmpty == true {
        state.byClient[connection.client] = nil
      }
    }
  }

  func forEach(_ visit: (Connection) -> Void) {
    state.withLock { $0.all.values.forEach(visit) }
  }

  /// For a connection that may have been removed in the meantime.
  func visit(_ connection: Connection, _ visit: (Connection) -> Void) {
    state.withLock { state in
      if state.all[ObjectIdentifier(connection)] != nil { visit(connection) }
    }
  }

  /// The current requests.
  var exchanges: [ServerExchange] { state.withLock { $0.all.values.compactMap(\.exchange) } }
}

/// Checks connections from time to time. The timeout of the HTTP library only covers inactivity, so
/// a client that sends a byte now and then is never disconnected. And the library does not check a
/// connection while a handler is running.
///
/// Unchecked: sources of Dispatch may be used from any thread.
final class Watchdog: @unchecked Sendable {
  private let timer: any DispatchSourceTimer

  init(_ core: ServerCore) {
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "http-server-watchdog"))
    let interval = Self.interval(core.configuration.deadlines)
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler {
      let now = ContinuousClock.now
      core.connections.forEach { $0.check(now: now) }
    }
    timer.activate()
  }

  func stop() { timer.cancel() }

  /// In seconds, often enough for the shortest deadline.
  private static func interval(_ deadlines: HTTPServer.Deadlines) -> Double {
    let shortest = min(deadlines.header, deadlines.body, deadlines.response)
    return min(max(shortest / .seconds(1) / 4, 0.02), 0.5)
  }
}
