import Generator

/// `docs2swift completions [SHELL]`
struct CompletionsCommand {
  let arguments: ParsedArguments
  let context: CommandContext

  private static let shells: [(name: String, script: @Sendable (OptionsTable) -> String)] = [
    ("bash", { BashCompletion(table: $0).script }), ("zsh", { ZshCompletion(table: $0).script }),
    ("fish", { FishCompletion(table: $0).script }),
  ]

  static var names: [String] { shells.map(\.name) }

  /// - Throws: `UsageError` for another shell.
  func run() throws -> ExitCode {
    let name = arguments.operands.first ?? "bash"
    guard let shell = Self.shells.first(where: { $0.name == name }) else {
      throw UsageError(
        "there are no completions for '\(name)'",
        hint: "there are some for \(Suggestion.list(Self.names))", command: .completions)
    }
    context.output.write(shell.script(.tool))
    return .success
  }
}
