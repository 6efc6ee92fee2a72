import CSQLite
import Foundation

/// Saves and reads per second of the token server, compared with commits of SQLite alone on the
/// same file system. The load generator uses the same processors.
struct TokenServerBenchmark {
  let rounds: Int
  var seconds = 1.0
  private static let connections = [1, 8, 64]

  func run() throws {
    try withTemporaryFolder("token-server-benchmark", measure)
  }

  private func measure(_ folder: URL) throws {
    print("\nToken server over SOAP, calls per second, median of \(rounds) rounds\n")
    var rows = [["connections"] + Self.connections.map(String.init)]
    for store in TokenServerProcess.Store.allCases {
      let server = try TokenServerProcess.start(store, folder: folder)
      defer { server.stop() }
      let requests = [
        ("save, \(store.rawValue)", TokenRequest.soap.save()),
        (
          "get, \(store.rawValue)",
          TokenRequest.soap.get(key: try TokenRequest.savedKey(port: server.port))
        ),
      ]
      for (name, request) in requests {
        rows.append(
          [name]
            + (try Self.connections.map { connections in
              try rate {
                try LoadGenerator(port: server.port, request: request, connections: connections)
                  .run(seconds: seconds).requestsPerSecond
              }
            }))
      }
    }
    rows.append(
      ["rows SQLite commits alone, as many together"]
        + (try Self.connections.map { rowsPerCommit in
          try rate {
            try GroupCommit(folder: folder, rowsPerCommit: rowsPerCommit).run(seconds: seconds)
          }
        }))
    printTable(rows)
  }

  private func rate(_ measure: () throws -> Double) throws -> String {
    "\(Int(median(try (0..<rounds).map { _ in try measure() })))"
  }
}

/// SQLite alone: rows of the size of a token server's entries, a number of them for each commit,
/// each commit on the disk before the next begins.
struct GroupCommit {
  let folder: URL
  let rowsPerCommit: Int
  /// The approximate size of a saved entry of the benchmark.
  private static let rowBytes = 260

  /// Rows per second.
  func run(seconds: Double) throws -> Double {
    var handle: OpaquePointer?
    let path = folder.appending(path: "bare-\(rowsPerCommit).sqlite").path
    try check(sqlite3_open(path, &handle))
    defer { sqlite3_close_v2(handle) }
    for sql in [
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
      "CREATE TABLE IF NOT EXISTS token (number INTEGER PRIMARY KEY, key BLOB UNIQUE, sealed BLOB)",
    ] { try check(sqlite3_exec(handle, sql, nil, nil, nil)) }
    var insert: OpaquePointer?
    let sql = """
      INSERT INTO token (key, sealed) VALUES (randomblob(32), randomblob(\(Self.rowBytes)))
      """
    try check(sqlite3_prepare_v2(handle, sql, -1, &insert, nil))
    defer { sqlite3_finalize(insert) }
    let start = ContinuousClock.now
    var rows = 0
    while ContinuousClock.now - start < .seconds(seconds) {
      try check(sqlite3_exec(handle, "BEGIN IMMEDIATE", nil, nil, nil))
      for _ in 0..<rowsPerCommit {
        guard sqlite3_step(insert) == SQLITE_DONE else {
          throw BenchmarkFailure("SQLite failed to insert")
        }
        sqlite3_reset(insert)
      }
      try check(sqlite3_exec(handle, "COMMIT", nil, nil, nil))
      rows += rowsPerCommit
    }
    return Double(rows) / ((ContinuousClock.now - start) / .seconds(1))
  }

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw BenchmarkFailure("SQLite failed with \(code)") }
  }
}
