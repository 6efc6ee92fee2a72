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
    completions.beginnings.map { "    " + row($0.word, $0.summary) }.joined(separator: "\n")
  }

  private func row(_ word: String, _ summary: String) -> String {
    quoted("\(word):\(escaped(summary))")
  }

  private var commandCases: String {
    completions.beginnings.map { beginning in
      beginning.secondWords.isEmpty
        ? beginning.commands.map { "        \($0.name)) \(arguments(of: $0)) ;;" }.joined()
        : secondWords(of: beginning)
    }.joined(separator: "\n")
  }

  private func arguments(of command: CommandTable.Command) -> String {
    let words = command.shownOptions.flatMap(specifications) + operands(of: command)
    return "_arguments \(words.joined(separator: " "))"
  }

  /// After the first word, the second one is completed in the same way.
  private func secondWords(of group: CompletionTable.Beginning) -> String {
    let rows = group.commands.map { row($0.secondWord ?? "", $0.summary) }
    let cases = group.commands.map { command in
      "              \(command.secondWord ?? "")) \(arguments(of: command)) ;;"
    }
    return """
              \(group.word))
                commands=(\(rows.joined(separator: " ")))
                _arguments -C '--help[explain the command]' '1: :->command' '*:: :->arguments' && return
                case $state in
                  command) _describe command commands ;;
                  arguments)
                    case $line[1] in
      \(cases.joined(separator: "\n"))
                    esac
                    ;;
                esac
                ;;
      """
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
