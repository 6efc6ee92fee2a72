/// The completion script for zsh.
struct ZshCompletion {
  let table: CommandTable

  private var completions: CompletionTable { CompletionTable(table: table) }

  var script: String {
    """
    #compdef \(table.program)
    # Completes \(table.program) in zsh; made by \(table.program) completions zsh.
    \(completions.function)() {
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
    if [ "$funcstack[1]" = \(completions.function) ]; then \(completions.function) "$@"; else compdef \(completions.function) \(table.program); fi

    """
  }

  private var commandRows: String {
    table.commands
      .map { "    \(quoted("\($0.name):\(escaped($0.summary))"))" }
      .joined(separator: "\n")
  }

  private var commandCases: String {
    table.commands.map { command in
      let words = command.shownOptions.flatMap(specifications) + operands(of: command)
      return "        \(command.name)) _arguments \(words.joined(separator: " ")) ;;"
    }.joined(separator: "\n")
  }

  private func specifications(_ option: CommandTable.Option) -> [String] {
    let action = action(completions.completion(of: option))
    let value = option.placeholder.isEmpty ? "" : ":\(escaped(option.name)):\(action)"
    let names = option.names
    return names.map { name in
      // One spelling excludes the others.
      quoted("(\(names.joined(separator: " ")))\(name)[\(escaped(option.help))]\(value)")
    }
  }

  private func operands(of command: CommandTable.Command) -> [String] {
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
