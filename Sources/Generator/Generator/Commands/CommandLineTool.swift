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
