import Foundation

/// A finished run of a program, with its measurements. Its output is discarded.
struct ProgramRun {
  /// Seconds of processor time, including child processes.
  let processor: Double
  /// Seconds.
  let wall: Double
  /// The peak of its memory, in bytes.
  let memory: Double

  /// - Parameter mayRefuse: whether the program may refuse the input.
  /// - Throws: `Failure` if the program fails.
  init(_ program: URL, _ arguments: [String], mayRefuse: Bool = false) throws {
    let line = ([program.path] + arguments).joined(separator: " ")
    let start = ContinuousClock.now
    let child = try Self.start(program.path, arguments)
    var status: Int32 = 0
    var usage = rusage()
    // Foundation's Process does not expose the resource usage of a child.
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw BenchmarkFailure("this cannot be waited for: \(line)") }
    }
    wall = (ContinuousClock.now - start) / .seconds(1)
    processor = ProcessorTime.seconds(usage.ru_utime) + ProcessorTime.seconds(usage.ru_stime)
    #if os(Linux)
      memory = Double(usage.ru_maxrss) * 1_024
    #else
      memory = Double(usage.ru_maxrss)
    #endif
    // The low seven bits are the signal that ended it, the next eight its exit code.
    let (signal, code) = (status & 0x7F, (status >> 8) & 0xFF)
    guard signal == 0, code == 0 || (mayRefuse && code == 3) else {
      throw BenchmarkFailure("this failed with \(signal == 0 ? code : -signal): \(line)")
    }
  }

  private static func start(_ program: String, _ arguments: [String]) throws -> pid_t {
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var child = pid_t()
    let code = posix_spawn(&child, program, &actions, nil, words, environ)
    guard code == 0 else {
      throw BenchmarkFailure("\(program) does not start: \(String(cString: strerror(code)))")
    }
    return child
  }

  /// The tool: the release build next to this program.
  static func docs2swift(_ arguments: [String], mayRefuse: Bool = false) throws -> ProgramRun {
    try ProgramRun(
      PackageFolder.programs.appending(path: "docs2swift"), arguments, mayRefuse: mayRefuse)
  }
}

/// Why a benchmark cannot go on.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
