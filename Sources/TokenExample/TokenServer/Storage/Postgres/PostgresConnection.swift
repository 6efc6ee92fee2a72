import CLibPQ
import Foundation

/// A statement and the values of its parameters, `$1` first.
struct PostgresStatement {
  let sql: String
  let values: [PostgresValue]

  init(_ sql: String, _ values: PostgresValue...) {
    self.sql = sql
    self.values = values
  }
}

/// A connection to a database server, for one thread at a time.
///
/// Unchecked: a pool hands it to one thread at a time.
final class PostgresConnection: @unchecked Sendable {
  private let handle: OpaquePointer
  private let warnings = Warnings()
  /// How long to wait for an answer.
  var limit: Duration

  /// Counts the warnings of the database.
  private final class Warnings {
    var count = 0
  }

  /// Defaults, which the address can change: a dead server is detected within seconds, and of
  /// several servers the one that accepts writes is used.
  private static let defaults = [
    ("application_name", "token-server"), ("connect_timeout", "3"), ("keepalives_idle", "5"),
    ("keepalives_interval", "2"), ("keepalives_count", "3"), ("tcp_user_timeout", "10000"),
    ("target_session_attrs", "read-write"),
  ]

  /// - Parameters:
  ///   - url: `postgres://…`, as libpq reads it.
  ///   - patience: How long to wait for a lock.
  init(_ url: String, patience: Duration) throws(PostgresFailure) {
    guard let handle = Self.connect(Self.defaults + [("dbname", url)]) else {
      throw .lost("there is no memory for a connection")
    }
    self.handle = handle
    limit = patience
    guard PQstatus(handle) == CONNECTION_OK else { throw .lost(problem) }
    PQsetNoticeReceiver(
      handle,
      { context, notice in
        guard let context, shim_is_warning(notice) != 0 else { return }
        Unmanaged<Warnings>.fromOpaque(context).takeUnretainedValue().count += 1
      }, Unmanaged.passUnretained(warnings).toOpaque())
    PQsetnonblocking(handle, 1)
    guard PQenterPipelineMode(handle) == 1 else { throw .lost(problem) }
    try run(Self.session(patience))
  }

  deinit { PQfinish(handle) }

  private static func connect(_ parameters: [(String, String)]) -> OpaquePointer? {
    var (keys, values) = (parameters.map { strdup($0.0) }, parameters.map { strdup($0.1) })
    defer { for text in keys + values { free(text) } }
    keys.append(nil)
    values.append(nil)
    // The last parameter is an address, which can contain other parameters.
    return PQconnectdbParams(
      keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
  }

  /// A commit returns when it is on the disk, and on the synchronous standby if there is one,
  /// whatever the default of the database is.
  private static func session(_ patience: Duration) -> [PostgresStatement] {
    [
      PostgresStatement(
        """
        SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') <> 'remote_apply'
        """),
      PostgresStatement(
        "SELECT set_config('lock_timeout', $1, false)", .text("\(patience.milliseconds)")),
    ]
  }

  private var problem: String { String(cString: PQerrorMessage(handle)).trimmingSuffix() }

  var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }

  // MARK: Statements

  /// Runs one statement.
  @discardableResult
  func run(_ sql: String, _ values: PostgresValue...) throws(PostgresFailure) -> PostgresResult {
    try run(PostgresStatement(sql, values: values))
  }

  func run(_ statement: PostgresStatement) throws(PostgresFailure) -> PostgresResult {
    guard let result = try run([statement]).first else { throw .lost("there is no result") }
    return result
  }

  /// Runs statements as one transaction, in one round trip: all of them are committed, or none is.
  ///
  /// - Throws: `.lost` if the result is unknown.
  func commit(_ statements: [PostgresStatement]) throws(PostgresFailure) -> [PostgresResult] {
    let results = try run([Self.begin] + statements + [PostgresStatement("COMMIT")])
    try checkCommitted(results.last)
    return Array(results.dropFirst().dropLast())
  }

  /// Runs a transaction that needs results before its end.
  func transaction<Result>(
    _ body: () throws(PostgresFailure) -> Result
  ) throws(PostgresFailure) -> Result {
    _ = try run(Self.begin)
    do throws(PostgresFailure) {
      let result = try body()
      try checkCommitted(try run("COMMIT"))
      return result
    } catch {
      try? rollback()
      throw error
    }
  }

  /// Each statement sees what was committed before it, whatever the default of the database is.
  private static let begin = PostgresStatement("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")

  private func checkCommitted(_ result: PostgresResult?) throws(PostgresFailure) {
    guard result?.tag == "COMMIT" else { throw .again("the transaction was undone") }
    // It is committed here, but the standby may not have it: a failover could lose it.
    guard warnings.count == 0 else { throw .lost("the wait for the standby was cut short") }
  }

  private func rollback() throws(PostgresFailure) {
    guard PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
    _ = try exchange([PostgresStatement("ROLLBACK")])
  }

  /// Sends statements together, and waits for all results. After an error the rest is not run.
  @discardableResult
  private func run(
    _ statements: [PostgresStatement]
  ) throws(PostgresFailure) -> [PostgresResult] {
    do throws(PostgresFailure) {
      return try exchange(statements)
    } catch {
      if case .lost = error {} else if statements.count > 1 { try? rollback() }
      throw error
    }
  }

  private func exchange(
    _ statements: [PostgresStatement]
  ) throws(PostgresFailure) -> [PostgresResult] {
    warnings.count = 0
    let end = ContinuousClock.now + limit
    for statement in statements { try send(statement) }
    guard PQpipelineSync(handle) == 1 else { throw .lost(problem) }
    try flush(until: end)
    let results = try answers(until: end)
    for result in results {
      guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result.handle)) else {
        throw PostgresFailure(result.handle)
      }
    }
    guard results.count == statements.count else { throw .lost("an answer is missing") }
    return results
  }

  private func send(_ statement: PostgresStatement) throws(PostgresFailure) {
    var (buffer, offsets): ([UInt8], [Int]) = ([], [])
    for value in statement.values {
      offsets.append(buffer.count)
      value.append(to: &buffer)
    }
    let lengths = zip(offsets, offsets.dropFirst() + [buffer.count]).map { Int32($1 - $0) }
    // An empty value at the end needs an address too: a null pointer would mean NULL.
    buffer.append(0)
    let isSent = buffer.withUnsafeBytes { bytes in
      PQsendQueryParams(
        handle, statement.sql, Int32(offsets.count), statement.values.map(\.type),
        offsets.map { bytes.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) },
        lengths, offsets.map { _ in 1 }, 1)
    }
    guard isSent == 1 else { throw .lost(problem) }
  }

  private func flush(until end: ContinuousClock.Instant) throws(PostgresFailure) {
    while case let status = PQflush(handle), status != 0 {
      guard status > 0 else { throw .lost(problem) }
      // Without reading, both sides could wait for each other.
      try wait(Int16(POLLIN | POLLOUT), until: end)
      guard PQconsumeInput(handle) == 1 else { throw .lost(problem) }
    }
  }

  private func answers(until end: ContinuousClock.Instant) throws(PostgresFailure)
    -> [PostgresResult]
  {
    var results: [PostgresResult] = []
    var wasEmpty = false
    while true {
      while PQisBusy(handle) == 1 {
        try wait(Int16(POLLIN), until: end)
        guard PQconsumeInput(handle) == 1 else { throw .lost(problem) }
      }
      guard let answer = PQgetResult(handle) else {
        // Once between the results of two statements; twice if there are no more results.
        guard !wasEmpty, isUsable else { throw lost(results) }
        wasEmpty = true
        continue
      }
      wasEmpty = false
      let result = PostgresResult(answer)
      if PQresultStatus(answer) == PGRES_PIPELINE_SYNC { return results }
      if PQresultStatus(answer) != PGRES_PIPELINE_ABORTED { results.append(result) }
    }
  }

  /// If the database sent a reason before it closed the connection, that is the best description.
  private func lost(_ results: [PostgresResult]) -> PostgresFailure {
    let last = results.last.map { String(cString: PQresultErrorMessage($0.handle)) } ?? ""
    return .lost(last.isEmpty ? problem : last.trimmingSuffix())
  }

  private func wait(_ events: Int16, until end: ContinuousClock.Instant) throws(PostgresFailure) {
    let left = (end - .now).milliseconds
    var descriptor = pollfd(fd: PQsocket(handle), events: events, revents: 0)
    guard left > 0, poll(&descriptor, 1, Int32(clamping: left)) != 0 else {
      cancel()
      throw .lost("the database does not answer")
    }
  }

  /// Asks the database to end what it does for this connection. Otherwise a commit that waits for a
  /// standby would hold its locks and its connection until the standby is back, and so would each
  /// retry. Does not wait: the database may be unable to answer this too.
  private func cancel() {
    nonisolated(unsafe) let request = PQgetCancel(handle)
    DispatchQueue.global().async {
      var message = [CChar](repeating: 0, count: 256)
      PQcancel(request, &message, Int32(message.count))
      PQfreeCancel(request)
    }
  }
}

extension PostgresStatement {
  fileprivate init(_ sql: String, values: [PostgresValue]) {
    self.sql = sql
    self.values = values
  }
}

extension Duration {
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
