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

  /// A first word: a command, or what several commands begin with (`tokens`).
  struct Beginning {
    let word: String
    /// In their order; one without a second word, or several with one.
    var commands: [CommandTable.Command]

    /// The second words; none if the first word is a command of its own.
    var secondWords: [String] { commands.compactMap(\.secondWord) }
  }

  /// In the order of the commands.
  var beginnings: [Beginning] {
    table.commands.reduce(into: []) { result, command in
      if let known = result.firstIndex(where: { $0.word == command.firstWord }) {
        result[known].commands.append(command)
      } else {
        result.append(Beginning(word: command.firstWord, commands: [command]))
      }
    }
  }

  /// What several commands begin with.
  var groups: [Beginning] { beginnings.filter { !$0.secondWords.isEmpty } }

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
    case "COMMAND": .words(beginnings.map(\.word))
    default: .nothing
    }
  }
}

extension CompletionTable.Beginning {
  /// The text next to it in the list of commands.
  var summary: String {
    secondWords.isEmpty ? commands.map(\.summary).joined() : secondWords.joined(separator: ", ")
  }
}

extension CommandTable.Command {
  var words: [String] { name.split(separator: " ").map(String.init) }

  var firstWord: String { words.first ?? name }

  /// Nil for a command of one word.
  var secondWord: String? { words.dropFirst().first }
}
