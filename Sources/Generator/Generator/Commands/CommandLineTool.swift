import Diagnostics
import ToolSupport

/// The program: a command line in, an exit code out. It never throws and never ends the process.
struct CommandLineTool {
  let table: CommandTable
  let context: CommandContext
  /// Runs a valid command line.
  let perform: (Invocation, CommandContext) throws -> ExitCode

  /// - Parameter arguments: without the name of the program.
  func run(_ arguments: [String]) -> ExitCode {
    var command: CommandTable.Command?
    do {
      let invocation = try table.parse(arguments)
      command = invocation.command
      return try run(invocation)
    } catch let error as UsageError {
      let usesColor = context.usesColor(on: context.errorOutput)
      context.errorOutput.write(table.text(of: error.within(command), usesColor: usesColor))
      return .usage
    } catch {
      context.errorOutput.write(
        """
        \(table.program): internal error: \(error)
        This is a defect of \(table.program) \(table.version). Please report it, with the \
        command line and, if you can, the pages.

        """)
      return .internalError
    }
  }

  private func run(_ invocation: Invocation) throws -> ExitCode {
    if invocation.has(.version), !invocation.has(.help) {
      context.output.write("\(table.program) \(table.version)\n")
      return .success
    }
    return try perform(invocation, context)
  }
}

/// The environment of a command: everything except its command line.
package struct CommandContext: Sendable {
  /// The folder of relative paths, absolute.
  package var currentFolder: String
  package var environment: [String: String] = [:]
  /// The file of the program, absolute; nil if it was found by its name alone.
  package var executable: String?
  package var output: any TextSink
  package var errorOutput: any TextSink
  var pipeline = Pipeline()
  /// Waits; false if there is nothing more to wait for.
  package var pause: @Sendable (Duration) -> Bool = { duration in
    ProcessClock.sleep(duration)
    return true
  }

  package func usesColor(on sink: any TextSink) -> Bool {
    sink.usesColor(in: environment)
  }

  package func folder(_ path: String) -> FolderPath { FolderPath(path, in: currentFolder) }
}
