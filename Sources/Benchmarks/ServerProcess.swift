import Foundation

/// A server in a process of its own.
final class ServerProcess {
  /// The text that it printed until it was ready.
  let greeting: String
  private let process: Process

  /// Starts a server and waits until it is ready.
  ///
  /// - Parameters:
  ///   - folder: Its working directory.
  ///   - readyAt: The text that it prints when it is ready.
  /// - Throws: `BenchmarkFailure` if it ends before.
  init(
    _ program: URL, _ arguments: [String], folder: URL, environment: [String: String] = [:],
    readyAt ready: String
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
    (greeting, self.process) = (text, process)
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

  func stop() {
    process.terminate()
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
