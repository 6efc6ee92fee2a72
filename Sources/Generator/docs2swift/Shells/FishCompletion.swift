import Generator

/// The completion script for fish.
struct FishCompletion {
  let table: OptionsTable

  private var completions: CompletionTable { CompletionTable(table: table) }

  var script: String {
    let lines =
      ["# Completes docs2swift in fish; made by docs2swift completions fish."]
      + ["complete -c docs2swift -f"] + completions.commands.map(commandLine)
      + completions.commands.flatMap { command in
        completions.options(of: command).map { optionLine($0, of: command) }
          + command.operands.compactMap { operandLine($0, of: command) }
      }
    return lines.joined(separator: "\n") + "\n"
  }

  private func commandLine(_ command: CommandDefinition) -> String {
    "complete -c docs2swift -n __fish_use_subcommand -a \(command.id.rawValue) "
      + "-d \(quoted(command.summary))"
  }

  private func optionLine(_ option: OptionDefinition, of command: CommandDefinition) -> String {
    let names = ([option.id.rawValue] + option.aliases).map { name in
      name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())"
    }
    let value = option.placeholder.isEmpty ? "" : " -r" + action(completions.completion(of: option))
    return "\(condition(command)) \(names.joined(separator: " "))\(value) -d \(quoted(option.help))"
  }

  private func operandLine(
    _ operand: CommandDefinition.Operand, of command: CommandDefinition
  ) -> String? {
    let action = action(completions.completion(of: operand))
    return action.isEmpty ? nil : "\(condition(command))\(action) -d \(quoted(operand.help))"
  }

  private func condition(_ command: CommandDefinition) -> String {
    "complete -c docs2swift -n '__fish_seen_subcommand_from \(command.id.rawValue)'"
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
