import CPlatform
import ToolSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The process around the commands: its arguments, its streams, its exit code.
package enum ToolProcess {
  /// Runs the command line of the process, and ends the process.
  ///
  /// - Parameters:
  ///   - table: the commands and options.
  ///   - perform: runs a valid command line.
  package static func run(
    _ table: CommandTable,
    _ perform: @escaping (Invocation, CommandContext) throws -> ExitCode
  ) -> Never {
    // A run is short and needs tens of megabytes. By default the C library asks for them in
    // hundreds of small steps, and returns memory that is needed again: 4 % of the processor time.
    heap_grow_in_steps(32 << 20)
    let context = CommandContext(
      currentFolder: (try? FileSystem.currentFolder()) ?? "/",
      environment: ProcessEnvironment.variables, executable: executable,
      output: StandardStream.output, errorOutput: StandardStream.error)
    let tool = CommandLineTool(table: table, context: context, perform: perform)
    var exitCode = tool.run(Array(CommandLine.arguments.dropFirst()))
    if exitCode == .success, let code = StandardStream.output.failure {
      let reason = FileError(path: "", code: code).reason
      StandardStream.error.write(
        "\(ToolVersion.name): cannot write to standard output: \(reason)\n")
      exitCode = .internalError
    }
    exit(exitCode.rawValue)
  }
}

extension ToolProcess {
  /// SwiftPM starts programs by their paths, and a shell starts an installed one by its name.
  private static var executable: String? {
    guard let name = CommandLine.arguments.first, name.contains("/") else { return nil }
    return try? FileSystem.resolved(name)
  }
}

/// The time of the process.
enum ProcessClock {
  static func sleep(_ duration: Duration) {
    let parts = duration.components
    var time = timespec(tv_sec: Int(parts.seconds), tv_nsec: Int(parts.attoseconds / 1_000_000_000))
    nanosleep(&time, nil)
  }
}

/// The environment variables that the tool uses.
enum ProcessEnvironment {
  private static let names = ["NO_COLOR", "TERM", "TMPDIR"]

  static var variables: [String: String] {
    names.reduce(into: [:]) { $0[$1] = getenv($1).map { String(cString: $0) } }
  }
}
