import Foundation

/// A server in a process of its own.
final class ServerProcess {
  let port: Int
  private let process: Process

  /// Starts a server and waits until it is ready.
  ///
  /// - Parameters:
  ///   - folder: Its working directory.
  ///   - readyAt: The text that it prints when it is ready.
  ///   - port: Finds its port in what it has printed until then.
  /// - Throws: `BenchmarkFailure` if it ends before it is ready.
  init(
    _ program: URL, _ arguments: [String], folder: URL, environment: [String: String] = [:],
    readyAt ready: String, port: (String) -> Int?
  ) throws {
    let (process, output) = Self.make(program, arguments, folder: folder, environment: environment)
    try process.run()
    var text = ""
    while !text.contains(ready) {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else {
        throw BenchmarkFailure("\(program.lastPathComponent) did not start")
      }
      text += String(decoding: data, as: UTF8.self)
    }
    guard let port = port(text) else {
      Self.end(process)
      throw BenchmarkFailure("\(program.lastPathComponent) has no port")
    }
    (self.port, self.process) = (port, process)
  }

  /// Its seconds of processor time so far. Only Linux knows them while it runs.
  var processorTime: @Sendable () -> Double {
    #if os(Linux)
      let id = process.processIdentifier
      return { ProcessorTime.process(id) }
    #else
      return { 0 }
    #endif
  }

  func stop() { Self.end(process) }

  /// Kills it. SIGTERM may not end it: threads of Dispatch block this signal, and a program inherits
  /// the blocked signals of the thread that started it.
  private static func end(_ process: Process) {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Runs a program to its end.
  /// - Returns: What it printed.
  static func output(
    _ program: URL, _ arguments: [String], folder: URL, environment: [String: String] = [:]
  ) throws -> String {
    let (process, output) = make(program, arguments, folder: folder, environment: environment)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  private static func make(
    _ program: URL, _ arguments: [String], folder: URL, environment: [String: String]
  ) -> (process: Process, output: Pipe) {
    let process = Process()
    process.executableURL = program
    process.currentDirectoryURL = folder
    process.arguments = arguments
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    return (process, output)
  }
}

/// The token server in a process of its own: the release build next to this program.
enum TokenServerProcess {
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

  /// - Parameters:
  ///   - folder: For keys and database.
  ///   - callers: Which callers it accepts: everyone, or those that `makeCaller` has added to the
  ///     same folder.
  static func start(
    _ store: Store, folder: URL, callers: Callers = .everyone
  ) throws -> ServerProcess {
    _ = try output(["keys", "create"], folder)
    return try ServerProcess(
      program, ["serve", "--port", "0"] + callers.options + store.options, folder: folder,
      environment: environment, readyAt: "until Ctrl-C"
    ) { greeting in
      greeting.split(separator: " ").first { $0.hasPrefix("http://") }?
        .split(separator: ":").last.flatMap { Int($0) }
    }
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

  private static let program = PackageFolder.programs.appending(path: "token-server")

  private static let environment = [
    "TOKEN_SERVER_ACCESS_LOG": "false", "TOKEN_SERVER_AUDIT_LOG": "none",
    "TOKEN_SERVER_CALLS_PER_SECOND": "0",
  ]

  private static func output(_ arguments: [String], _ folder: URL) throws -> String {
    try ServerProcess.output(program, arguments, folder: folder, environment: environment)
  }
}

/// A server that gSOAP has made from the WSDL of the token server, in a process of its own.
enum GSOAPServerProcess {
  /// It has a thread for each connection.
  private static let threads = 64

  /// - Parameter caller: The only caller that it accepts.
  static func start(_ program: URL, caller: TokenCaller) throws -> ServerProcess {
    try ServerProcess(
      program, [caller.applicationToken, caller.ticket, "\(threads)"],
      folder: program.deletingLastPathComponent(), readyAt: "\n"
    ) { $0.split(separator: "\n").first.flatMap { Int($0) } }
  }

  /// Whether gSOAP is installed.
  static var isInstalled: Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/wsdl2h") }
  }

  /// Compiles programs with what gSOAP makes of the WSDL of a running token server.
  ///
  /// - Parameters:
  ///   - names: The names of the programs: `NAME.cpp` becomes `NAME` in the folder.
  ///   - folder: For what is made.
  static func compile(_ names: [String], wsdlFrom port: Int, folder: URL) throws {
    _ = try ProgramRun(
      PackageFolder.root.appending(path: "Scripts/make-gsoap"),
      [
        "http://127.0.0.1:\(port)/Remote/Services88/User.svc?wsdl", folder.path,
      ] + names.map { PackageFolder.root.appending(path: "Tests/Interop/gsoap/\($0).cpp").path })
  }
}
