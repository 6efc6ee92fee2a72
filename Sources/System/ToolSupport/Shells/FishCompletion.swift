/// The completion script for fish.
struct FishCompletion {
  let table: CommandTable

  private var completions: CompletionTable { CompletionTable(table: table) }

  var script: String {
    let lines =
      ["# Completes \(table.program) in fish; made by \(table.program) completions fish."]
      + ["complete -c \(table.program) -f"] + table.commands.map(commandLine)
      + table.commands.flatMap { command in
        command.shownOptions.map { optionLine($0, of: command) }
          + command.operands.compactMap { operandLine($0, of: command) }
      }
    return lines.joined(separator: "\n") + "\n"
  }

  private func commandLine(_ command: CommandTable.Command) -> String {
    "complete -c \(table.program) -n __fish_use_subcommand -a \(command.name) "
      + "-d \(quoted(command.summary))"
  }

  private func optionLine(_ option: CommandTable.Option, of command: CommandTable.Command) -> String
  {
    let names = (option.names).map { name in
      name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())"
    }
    let value = option.placeholder.isEmpty ? "" : " -r" + action(completions.completion(of: option))
    return "\(condition(command)) \(names.joined(separator: " "))\(value) -d \(quoted(option.help))"
  }

  private func operandLine(
    _ operand: CommandTable.Command.Operand, of command: CommandTable.Command
  ) -> String? {
    let action = action(completions.completion(of: operand))
    return action.isEmpty ? nil : "\(condition(command))\(action) -d \(quoted(operand.help))"
  }

  private func condition(_ command: CommandTable.Command) -> String {
    "complete -c \(table.program) -n '__fish_seen_subcommand_from \(command.name)'"
  }

  private func action(_ completion: CompletionTable.Completion) -> String {
    switch completion {
    case .nothing: ""
    case .folders: " -a '(__fish_complete_directories)'"
    case .files: " -F"
    case .words(let words): " -a '\(words.joined(separator: " "))'"
    }
  }

  private func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
