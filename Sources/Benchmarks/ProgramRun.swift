import Foundation

/// A program run to its end, with what that took. Its output goes nowhere.
struct ProgramRun {
  struct Failure: Error, CustomStringConvertible { let description: String }

  /// Seconds of processor time, those of the programs it started included.
  let processor: Double
  /// Seconds.
  let wall: Double

  /// - Parameter mayRefuse: whether input that is found wrong is an end like any other.
  /// - Throws: `Failure` when the program does not end well.
  init(_ program: URL, _ arguments: [String], mayRefuse: Bool = false) throws {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // `waitUntilExit` looks in steps of 50 ms.
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    let start = ContinuousClock.now
    let before = ProcessorTime.children
    try process.run()
    end.wait()
    wall = (ContinuousClock.now - start) / .seconds(1)
    processor = ProcessorTime.children - before
    let isRefusal = process.terminationReason == .exit && process.terminationStatus == 3
    guard process.terminationStatus == 0 || (mayRefuse && isRefusal) else {
      let line = ([program.path] + arguments).joined(separator: " ")
      throw Failure(description: "this failed with \(process.terminationStatus): \(line)")
    }
  }

  /// The tool as it is run for others: the release build beside this program.
  static func docs2swift(_ arguments: [String], mayRefuse: Bool = false) throws -> ProgramRun {
    try ProgramRun(
      PackageFolder.programs.appending(path: "docs2swift"), arguments, mayRefuse: mayRefuse)
  }
}
