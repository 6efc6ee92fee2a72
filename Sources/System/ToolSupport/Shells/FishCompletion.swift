/// The completion script for fish.
struct FishCompletion {
  let table: CommandTable

  private var completions: CompletionTable { CompletionTable(table: table) }

  var script: String {
    let lines =
      ["# Completes \(table.program) in fish; made by \(table.program) completions fish."]
      + ["complete -c \(table.program) -f"] + completions.beginnings.flatMap(wordLines)
      + table.commands.flatMap { command in
        command.shownOptions.map { optionLine($0, of: command) }
          + command.operands.compactMap { operandLine($0, of: command) }
      }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The first word, and the second ones after it.
  private func wordLines(_ beginning: CompletionTable.Beginning) -> [String] {
    let first = wordLine(beginning.word, beginning.summary, if: "__fish_use_subcommand")
    let words = beginning.secondWords.joined(separator: " ")
    let isNext = "\(seen(beginning.word)); and not \(seen(words))"
    return [first]
      + beginning.commands.compactMap { command in
        command.secondWord.map { wordLine($0, command.summary, if: isNext) }
      }
  }

  private func wordLine(_ word: String, _ summary: String, if condition: String) -> String {
    "complete -c \(table.program) -n '\(condition)' -a \(word) -d \(quoted(summary))"
  }

  private func seen(_ words: String) -> String { "__fish_seen_subcommand_from \(words)" }

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
    let words = command.words.map(seen).joined(separator: "; and ")
    return "complete -c \(table.program) -n '\(words)'"
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
