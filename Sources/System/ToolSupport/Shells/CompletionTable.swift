/// The shells with completion scripts.
package enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  package static var names: [String] { allCases.map(\.rawValue) }

  /// A script that completes commands, options and their values.
  package func completions(for table: CommandTable) -> String {
    switch self {
    case .bash: BashCompletion(table: table).script
    case .zsh: ZshCompletion(table: table).script
    case .fish: FishCompletion(table: table).script
    }
  }
}

/// The data of the options table for completion scripts.
struct CompletionTable {
  let table: CommandTable

  /// The possible values of an option or an argument.
  enum Completion {
    case nothing
    case folders
    case files
    case words([String])
  }

  /// The name of the shell function.
  var function: String { "_" + table.program.replacing("-", with: "_") }

  func completion(of option: CommandTable.Option) -> Completion {
    switch option.value {
    case .flag: .nothing
    case .choice(let words): .words(words)
    case .text(let placeholder): completion(of: placeholder)
    }
  }

  func completion(of operand: CommandTable.Command.Operand) -> Completion {
    operand.words.isEmpty ? completion(of: operand.placeholder) : .words(operand.words)
  }

  private func completion(of placeholder: String) -> Completion {
    switch placeholder {
    case "DIR", "SPECS": .folders
    case "FILE", "OLD", "NEW": .files
    case "COMMAND": .words(table.commands.map(\.name))
    default: .nothing
    }
  }
}
