import Generator

/// `docs2swift help [COMMAND]`, and `--help` with any command.
struct HelpCommand {
  let arguments: ParsedArguments
  let context: CommandContext

  /// - Throws: `UsageError` for a command that does not exist.
  func run() throws -> ExitCode {
    let help = HelpText(usesColor: context.usesColor(on: context.output))
    guard let name = try commandName() else {
      context.output.write(help.overview())
      return .success
    }
    context.output.write(help.text(for: name))
    return .success
  }

  private func commandName() throws -> CommandDefinition? {
    let isHelp = arguments.command == .help
    guard let name = isHelp ? arguments.operands.first : arguments.command?.rawValue else {
      return isHelp && arguments.has(.help) ? OptionsTable.tool.command(named: "help") : nil
    }
    if let command = OptionsTable.tool.command(named: name) { return command }
    let names = OptionsTable.tool.commands.map(\.id.rawValue)
    throw UsageError(
      "unknown command '\(name)'",
      hint: Suggestion.text(for: name, among: names) ?? "the commands are \(Suggestion.list(names))"
    )
  }
}
