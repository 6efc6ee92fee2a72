import Foundation

/// Saves and reads per second of the token server, compared with commits of SQLite alone on the
/// same file system. The load generator uses the same processors.
struct TokenServerBenchmark {
  let rounds: Int
  var seconds = 1.0
  private static let connections = [1, 8, 64]

  init(rounds: Int) { self.rounds = rounds }

  func run() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "token-server-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    print("\nToken server over SOAP, calls per second, median of \(rounds) rounds\n")
    var rows = [["connections"] + Self.connections.map(String.init)]
    for store in TokenServerProcess.Store.allCases {
      let server = try TokenServerProcess(store, folder: folder)
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
    print(Table(rows: rows).text)
  }

  private func rate(_ measure: () throws -> Double) throws -> String {
    "\(Int(median(try (0..<rounds).map { _ in try measure() })))"
  }
}
