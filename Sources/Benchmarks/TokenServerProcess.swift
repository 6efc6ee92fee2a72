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
  private let server: ServerProcess

  /// - Parameters:
  ///   - folder: For keys and database.
  ///   - callers: Which callers it accepts: everyone, or those that `makeCaller` has added to the
  ///     same folder.
  init(_ store: Store, folder: URL, callers: Callers = .everyone) throws {
    _ = try Self.output(["keys", "create"], folder)
    server = try ServerProcess(
      Self.program, ["serve", "--port", "0"] + callers.options + store.options, folder: folder,
      environment: Self.environment, readyAt: "until Ctrl-C")
    let port = server.greeting.split(separator: " ").first { $0.hasPrefix("http://") }?
      .split(separator: ":").last.flatMap { Int($0) }
    guard let port else { throw BenchmarkFailure("the token server has no port") }
    self.port = port
  }

  enum Callers {
    case everyone
    case known

    fileprivate var options: [String] { self == .everyone ? ["--allow-everyone"] : [] }
  }

  /// Adds a caller to the folder of a server.
  static func makeCaller(folder: URL) throws -> TokenCaller {
    func add(_ kind: String) throws -> String {
      let lines = try output(["credentials", "add", kind, "benchmark"], folder)
      guard let token = lines.split(separator: "\n").last else {
        throw BenchmarkFailure("the token server adds no caller")
      }
      return String(token)
    }
    return TokenCaller(applicationToken: try add("application"), ticket: try add("ticket"))
  }

  /// Its seconds of processor time so far.
  var processorTime: @Sendable () -> Double { server.processorTime }

  func stop() { server.stop() }

  private static let program = PackageFolder.programs.appending(path: "token-server")

  private static let environment = [
    "TOKEN_SERVER_ACCESS_LOG": "false", "TOKEN_SERVER_AUDIT_LOG": "none",
    "TOKEN_SERVER_CALLS_PER_SECOND": "0",
  ]

  private static func output(_ arguments: [String], _ folder: URL) throws -> String {
    try ServerProcess.output(program, arguments, folder: folder, environment: environment)
  }
}
