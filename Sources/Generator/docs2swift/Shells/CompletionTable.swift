import Generator

/// The data of the options table for completion scripts.
struct CompletionTable {
  let table: OptionsTable

  /// The possible values of an option or an argument.
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
