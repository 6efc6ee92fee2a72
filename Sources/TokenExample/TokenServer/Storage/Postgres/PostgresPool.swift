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
