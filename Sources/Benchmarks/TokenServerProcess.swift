import Foundation

/// The token server in a process of its own: the release build next to this program.
final class TokenServerProcess {
  enum Store: String, CaseIterable {
    case memory = "in memory"
    case sqlite = "in SQLite"
    case postgres = "in PostgreSQL"

    /// Where a PostgreSQL server for tests runs: a folder, as `Scripts/postgres-server` makes it.
    private static let cluster = ProcessInfo.processInfo.environment["DOCS2SWIFT_POSTGRES"]

    /// PostgreSQL is measured only where there is a server for it.
    static var allCases: [Store] {
      [.memory, .sqlite] + (cluster == nil ? [] : [.postgres])
    }

    fileprivate var options: [String] {
      switch self {
      case .memory: ["--memory"]
      case .sqlite: []
      case .postgres:
        ["--store", "postgres:///postgres?host=\(Self.cluster ?? "")&user=tokens"]
      }
    }
  }

  let port: Int
  private let process: Process

  /// - Parameter folder: For keys and database.
  init(_ store: Store, folder: URL) throws {
    let keys = try Self.make(["keys", "create"], folder)
    try keys.process.run()
    keys.process.waitUntilExit()
    let (process, output) = try Self.make(
      ["serve", "--allow-everyone", "--port", "0"] + store.options, folder)
    try process.run()
    var text = ""
    while !text.contains("until Ctrl-C") {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw BenchmarkFailure("the token server did not start") }
      text += String(decoding: data, as: UTF8.self)
    }
    let port = text.split(separator: " ").first { $0.hasPrefix("http://") }?
      .split(separator: ":").last.flatMap { Int($0) }
    guard let port else { throw BenchmarkFailure("the token server has no port") }
    (self.port, self.process) = (port, process)
  }

  #if os(Linux)
    /// Its seconds of processor time so far.
    var processorTime: Double { ProcessorTime.process(process.processIdentifier) }
  #else
    /// Unknown while it runs.
    var processorTime: Double { 0 }
  #endif

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }

  private static func make(
    _ arguments: [String], _ folder: URL
  ) throws -> (process: Process, output: Pipe) {
    let process = Process()
    process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent()
      .appending(path: "token-server")
    process.currentDirectoryURL = folder
    process.arguments = arguments
    process.environment = [
      "TOKEN_SERVER_ACCESS_LOG": "false", "TOKEN_SERVER_AUDIT_LOG": "none",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    return (process, output)
  }
}
