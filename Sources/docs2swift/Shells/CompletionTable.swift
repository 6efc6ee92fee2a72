import Generator

/// What scripts for shells ask of the options table.
struct CompletionTable {
  let table: OptionsTable

  /// What may follow an option or stand as an argument.
  enum Completion {
    case nothing
    case folders
    case files
    case words([String])
  }

  var commands: [CommandDefinition] { table.commands }

  func options(of command: CommandDefinition) -> [OptionDefinition] {
    table.shownOptions(of: command)
  }

  func completion(of option: OptionDefinition) -> Completion {
    switch option.value {
    case .flag: .nothing
    case .choice(let words): .words(words)
    case .text(let placeholder): completion(of: placeholder)
    }
  }

  func completion(of operand: CommandDefinition.Operand) -> Completion {
    operand.words.isEmpty ? completion(of: operand.placeholder) : .words(operand.words)
  }

  private func completion(of placeholder: String) -> Completion {
    switch placeholder {
    case "DIR", "SPECS": .folders
    case "FILE", "OLD", "NEW": .files
    case "COMMAND": .words(table.commands.map(\.id.rawValue))
    default: .nothing
    }
  }
}
