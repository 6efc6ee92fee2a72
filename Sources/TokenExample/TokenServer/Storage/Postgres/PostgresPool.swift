import CLibPQ
import Foundation
import Synchronization

/// The connections to a database. If all are in use, a new one is created.
final class PostgresPool: Sendable {
  private struct State {
    var idle: [PostgresConnection] = []
    var isClosed = false
  }

  private let url: String
  private let patience: Duration
  private let onRetry: @Sendable () -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - patience: How long to retry while the database cannot be reached.
  ///   - onRetry: Called before each retry.
  init(_ url: String, patience: Duration, onRetry: @escaping @Sendable () -> Void) {
    self.url = url
    self.patience = patience
    self.onRetry = onRetry
  }

  /// Runs something on a connection. If the connection is lost, it runs again on another one, so it
  /// must have the same effect when it runs twice. Blocks.
  ///
  /// - Parameter limit: How long an answer may take; nil for twice the patience.
  func perform<Result>(
    limit: Duration? = nil,
    _ body: (PostgresConnection) throws(PostgresFailure) -> Result
  ) throws(StorageError) -> Result {
    let end = ContinuousClock.now + patience
    var pause = 0.01
    while true {
      do throws(PostgresFailure) {
        return try attempt(limit ?? patience * 2, body)
      } catch {
        try error.throwUnlessPassing(isLate: ContinuousClock.now >= end)
        onRetry()
        Thread.sleep(forTimeInterval: pause)
        pause = min(pause * 2, 0.5)
      }
    }
  }

  private func attempt<Result>(
    _ limit: Duration, _ body: (PostgresConnection) throws(PostgresFailure) -> Result
  ) throws(PostgresFailure) -> Result {
    let connection = try take()
    connection.limit = limit
    do throws(PostgresFailure) {
      let result = try body(connection)
      giveBack(connection)
      return result
    } catch {
      if case .lost = error { forgetIdle() } else { giveBack(connection) }
      throw error
    }
  }

  private func take() throws(PostgresFailure) -> PostgresConnection {
    let known = try state.withLock { state throws(PostgresFailure) in
      guard !state.isClosed else { throw .refused(.closed) }
      return state.idle.popLast()
    }
    if let known { return known }
    return try connect()
  }

  /// A connection that does not belong to the pool.
  func connect() throws(PostgresFailure) -> PostgresConnection {
    try PostgresConnection(url, patience: patience)
  }

  private func giveBack(_ connection: PostgresConnection) {
    guard connection.isUsable else { return }
    state.withLock { if !$0.isClosed { $0.idle.append(connection) } }
  }

  /// If one connection is lost, the others probably are too.
  private func forgetIdle() { state.withLock { $0.idle = [] } }

  func close() {
    state.withLock { $0 = State(isClosed: true) }
  }
}

extension PostgresFailure {
  fileprivate func throwUnlessPassing(isLate: Bool) throws(StorageError) {
    switch self {
    case .refused(let error): throw error
    case .lost(let reason), .again(let reason): if isLate { throw .unreachable(reason) }
    }
  }
}

/// Why a statement failed, or why its result is unknown.
enum PostgresFailure: Error {
  /// The connection is lost. A transaction in progress may have been committed.
  case lost(String)
  /// The database rolled back for a temporary reason: a retry can succeed.
  case again(String)
  /// The database refuses the statement.
  case refused(StorageError)
}

extension PostgresFailure {
  /// Reads the failure from the result of a statement.
  init(_ result: OpaquePointer) {
    let text = String(cString: PQresultErrorMessage(result)).trimmingSuffix()
    guard let state = shim_sqlstate(result).map({ String(cString: $0) }) else {
      self = .lost(text)
      return
    }
    self = Self.meaning(of: state, text)
  }

  /// - Parameter state: Five characters, of which the first two name a class of errors.
  static func meaning(of state: String, _ text: String) -> PostgresFailure {
    switch state {
    // The server shuts down or has become a standby: another one may accept the statement.
    case "57P01", "57P02", "57P03", "57P05", "25006", "40003": .lost(text)
    case "40001", "40P01", "53300", "57014": .again(text)
    case "55P03": .refused(.locked)
    case "53100": .refused(.full)
    case "XX001", "XX002": .refused(.damaged(text))
    default: state.hasPrefix("08") ? .lost(text) : .refused(.failed("\(text) (\(state))"))
    }
  }
}

extension String {
  /// Without the line break that messages of the database end with.
  func trimmingSuffix() -> String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

/// The clock of the database: the time when it was last read, and the time since then by a
/// monotonic clock. So servers on several machines agree about which entries have expired.
final class DatabaseClock: Sendable {
  private struct Look {
    var wall: Int64
    var steady: ContinuousClock.Instant
  }

  private let last = Mutex(Look(wall: systemTime(), steady: .now))

  func read(_ connection: PostgresConnection) throws(PostgresFailure) {
    guard let row = try connection.run("SELECT clock_timestamp()").rows.first else {
      throw .lost("an answer is missing")
    }
    last.withLock { $0 = Look(wall: row.time(0), steady: .now) }
  }

  /// The time of the database server, in seconds since 1970.
  var now: WallClock {
    {
      let look = self.last.withLock { $0 }
      return look.wall + (ContinuousClock.now - look.steady).components.seconds
    }
  }
}
