import Diagnostics

/// The program: a command line in, an exit code out. It never throws and never ends the process.
struct CommandLineTool {
  let table: OptionsTable
  let context: CommandContext
  /// Runs a valid command line.
  let perform: (ParsedArguments, CommandContext) throws -> ExitCode

  /// - Parameter arguments: without the name of the program.
  func run(_ arguments: [String]) -> ExitCode {
    do {
      let parsed = try ArgumentParser.parse(arguments, by: table)
      return try run(parsed)
    } catch let error as UsageError {
      report(error)
      return .usage
    } catch {
      context.errorOutput.write(
        """
        \(ToolVersion.name): internal error: \(error)
        This is a defect of \(ToolVersion.name) \(ToolVersion.current). Please report it, with the \
        command line and, if you can, the pages.

        """)
      return .internalError
    }
  }

  private func run(_ arguments: ParsedArguments) throws -> ExitCode {
    if arguments.has(.version), !arguments.has(.help) {
      context.output.write("\(ToolVersion.name) \(ToolVersion.current)\n")
      return .success
    }
    return try perform(arguments, context)
  }

  private func report(_ error: UsageError) {
    func paint(_ text: String, _ style: TerminalStyle) -> String {
      context.usesColor(on: context.errorOutput) ? style.applied(to: text) : text
    }
    let message = TerminalText.sanitized(error.message)
    var text = "\(ToolVersion.name): \(paint("error:", .red)) \(paint(message, .bold))\n"
    if let hint = error.hint {
      text += "  \(paint("hint:", .cyan)) \(TerminalText.sanitized(hint))\n"
    }
    let definition = error.command.flatMap { table.command(named: $0.rawValue) }
    if let definition {
      text += "  usage: \(definition.usage)\n"
      text += "  \(ToolVersion.name) help \(definition.id.rawValue) explains it.\n"
    } else {
      text += "  \(ToolVersion.name) help lists the commands.\n"
    }
    context.errorOutput.write(text)
  }
}
