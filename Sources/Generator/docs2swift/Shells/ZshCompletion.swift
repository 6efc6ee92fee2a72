import Generator

/// The completion script for zsh.
struct ZshCompletion {
  let table: OptionsTable

  private var completions: CompletionTable { CompletionTable(table: table) }

  var script: String {
    """
    #compdef docs2swift
    # Completes docs2swift in zsh; made by docs2swift completions zsh.
    _docs2swift() {
      local -a commands
      commands=(
    \(commandRows)
      )
      local curcontext=$curcontext state line
      _arguments -C '--help[explain the command]' '--version[print the version]' \\
        '1: :->command' '*:: :->arguments' && return
      case $state in
        command) _describe command commands ;;
        arguments)
          case $line[1] in
    \(commandCases)
          esac
          ;;
      esac
    }
    if [ "$funcstack[1]" = _docs2swift ]; then _docs2swift "$@"; else compdef _docs2swift docs2swift; fi

    """
  }

  private var commandRows: String {
    completions.commands
      .map { "    \(quoted("\($0.id.rawValue):\(escaped($0.summary))"))" }
      .joined(separator: "\n")
  }

  private var commandCases: String {
    completions.commands.map { command in
      let words = completions.options(of: command).flatMap(specifications) + operands(of: command)
      return "        \(command.id.rawValue)) _arguments \(words.joined(separator: " ")) ;;"
    }.joined(separator: "\n")
  }

  private func specifications(_ option: OptionDefinition) -> [String] {
    let action = action(completions.completion(of: option))
    let value = option.placeholder.isEmpty ? "" : ":\(escaped(option.id.rawValue)):\(action)"
    let names = [option.id.rawValue] + option.aliases
    return names.map { name in
      // One spelling excludes the others.
      quoted("(\(names.joined(separator: " ")))\(name)[\(escaped(option.help))]\(value)")
    }
  }

  private func operands(of command: CommandDefinition) -> [String] {
    command.operands.enumerated().map { index, operand in
      quoted("\(index + 1):\(operand.placeholder):\(action(completions.completion(of: operand)))")
    }
  }

  private func action(_ completion: CompletionTable.Completion) -> String {
    switch completion {
    case .nothing: " "
    case .folders: "_files -/"
    case .files: "_files"
    case .words(let words): "(\(words.joined(separator: " ")))"
    }
  }

  private func escaped(_ text: String) -> String {
    text.replacing("[", with: "\\[").replacing("]", with: "\\]").replacing(":", with: "\\:")
  }

  private func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "'\\''"))'"
  }
}
