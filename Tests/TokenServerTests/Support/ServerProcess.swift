import Foundation
import RawHTTP
import Testing

@testable import token_server

/// The program in a separate process, in a folder with keys and without credentials.
final class ServerProcess: Sendable {
  struct Failure: Error, CustomStringConvertible { let description: String }

  let port: Int
  private let process: Process
  var processID: Int32 { process.processIdentifier }

  /// The built program, next to the one that runs the tests.
  static func program() throws -> String {
    let executable = try #require(Bundle.main.executableURL)
    let program = executable.deletingLastPathComponent().appending(path: "token-server").path
    if FileManager.default.isExecutableFile(atPath: program) { return program }
    // A program of the toolchain has loaded the tests.
    let bundle = try #require(
      CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) })
    return bundle.deletingLastPathComponent().appending(path: "token-server").path
  }

  /// Runs a command to its end. Blocks.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, prefix: String = ""
  ) throws -> (status: Int32, output: String) {
    let (process, output) = try start(arguments, folder: folder, prefix: prefix)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// Starts a server and waits until it serves. Blocks.
  ///
  /// - Parameter prefix: Shell commands to run before, such as `ulimit`.
  init(
    in folder: TemporaryFolder, _ arguments: [String] = [], prefix: String = ""
  ) throws {
    let (process, output) = try Self.start(
      ["serve", "--allow-everyone", "--port", "0"] + arguments, folder: folder, prefix: prefix)
    var text = ""
    while !text.contains("until Ctrl-C") {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw Failure(description: text) }
      text += String(decoding: data, as: UTF8.self)
    }
    let port = text.split(separator: " ").first { $0.hasPrefix("http://") }?
      .split(separator: ":").last.flatMap { Int($0) }
    self.port = try #require(port)
    self.process = process
    // Nobody reads any longer. The program must not wait for that.
    Thread.detachNewThread { while !output.fileHandleForReading.availableData.isEmpty {} }
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Sends a signal and waits for the end. Returns the status, negative for a signal.
  @discardableResult func end(_ signal: Int32) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
      ? -process.terminationStatus : process.terminationStatus
  }

  private static let starting = NSLock()

  /// Makes and starts a process while no other one is started. Otherwise that one would inherit its
  /// pipes and keep them open, and a reader of them would wait for both.
  static func alone<Result>(_ start: () throws -> Result) rethrows -> Result {
    try starting.withLock(start)
  }

  /// The output of a script in a shell, with that for errors.
  static func output(of shell: String, script: String) throws -> String {
    let pipe = try alone {
      let process = Process()
      process.executableURL = URL(filePath: shell)
      process.arguments = ["-c", script]
      let pipe = Pipe()
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = pipe
      process.standardError = pipe
      try process.run()
      return pipe
    }
    return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  private static func start(
    _ arguments: [String], folder: TemporaryFolder, prefix: String
  ) throws -> (Process, Pipe) {
    try alone {
      let (process, output) = try make(arguments, folder: folder, prefix: prefix)
      try process.run()
      return (process, output)
    }
  }

  private static func make(
    _ arguments: [String], folder: TemporaryFolder, prefix: String
  ) throws -> (Process, Pipe) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.arguments =
      ["-c", "\(prefix)\nexec \"$0\" \"$@\"", try program()] + arguments
    var environment = ProcessInfo.processInfo.environment.filter {
      !$0.key.hasPrefix("TOKEN_SERVER_")
    }
    environment["TOKEN_SERVER_ACCESS_LOG"] = "false"
    environment["TOKEN_SERVER_AUDIT_LOG"] = "none"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    return (process, output)
  }
}

extension RawClient {
  /// The response to a GET; nil if the server has ended.
  func get(_ path: String) throws -> RawResponse? {
    try send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return try response()
  }
}

/// Calls over one kept-alive connection; blocks.
struct RawCalls {
  let client: RawClient

  init(_ server: ServerProcess) throws { client = try RawClient(port: server.port) }

  /// The key; nil if the server has ended.
  func save(_ token: String) throws -> String? {
    let body = #"{"TokenManagementInfo":{"AccessToken":"\#(token)"}}"#
    guard let response = try call("SaveExternalTokens", body) else { return nil }
    guard response.status == 200 else {
      throw ServerProcess.Failure(description: "\(response.status) \(response.text)")
    }
    return response.text.replacing("\"", with: "")
  }

  func get(_ key: String) throws -> String? {
    try call("GetExternalTokens", #"{"Key":"\#(key)"}"#)?.text
  }

  func call(_ operation: String, _ body: String) throws -> RawResponse? {
    do {
      try client.send(
        """
        POST /api/v1/Agents/User/\(operation) HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Content-Length: \(body.utf8.count)\r
        \r
        \(body)
        """)
    } catch {
      return nil
    }
    return try client.response()
  }
}

/// Runs blocking code on a separate thread.
func blocking<Result: Sendable>(
  _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
  }
}
