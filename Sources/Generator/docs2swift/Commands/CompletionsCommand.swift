import Generator
import ToolSupport

/// `docs2swift completions [SHELL]`
struct CompletionsCommand {
  let arguments: Invocation
  let context: CommandContext

  /// - Throws: `UsageError` for another shell.
  func run() throws -> ExitCode {
    let name = arguments.operands.first ?? "bash"
    guard let shell = Shell(rawValue: name) else {
      throw UsageError(
        "there are no completions for '\(name)'",
        hint: "there are some for \(Suggestion.list(Shell.names))")
    }
    context.output.write(shell.completions(for: .tool))
    return .success
  }
}
