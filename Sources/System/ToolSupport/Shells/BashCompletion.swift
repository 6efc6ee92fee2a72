/// The completion script for bash.
struct BashCompletion {
  let table: CommandTable

  private var completions: CompletionTable { CompletionTable(table: table) }

  var script: String {
    """
    # Completes \(table.program) in bash; made by \(table.program) completions bash.
    \(completions.function)() {
      local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' count=0 index
      for ((index = 1; index < COMP_CWORD; index++)); do
        case ${COMP_WORDS[index]} in
          -*) ;;
          *)
            case $command in
              '') command=${COMP_WORDS[index]} ;;
    \(groupCases)
              *) count=$((count + 1)) ;;
            esac
            ;;
        esac
      done
      COMPREPLY=()
      case $before in
    \(valueCases)
      esac
      case $command:$count in
        :*) \(reply(words: firstWords)); return ;;
    \(secondWordCases)
    \(operandCases)
      esac
      case $word in
        -*)
          case $command in
    \(optionCases)
          esac
          ;;
      esac
    }
    complete -F \(completions.function) \(table.program)

    """
  }

  private var firstWords: [String] {
    completions.beginnings.map(\.word) + ["--help", "--version"]
  }

  /// The second word of a command is a part of its name.
  private var groupCases: String {
    completions.groups
      .map { "          \($0.word)) command+=\" ${COMP_WORDS[index]}\" ;;" }
      .joined(separator: "\n")
  }

  private var secondWordCases: String {
    completions.groups.map { group in
      "    \(group.word):*) \(reply(words: group.secondWords + ["--help"])); return ;;"
    }.joined(separator: "\n")
  }

  private var valueCases: String {
    table.options.compactMap { option in
      let names = option.names.joined(separator: "|")
      return reply(completions.completion(of: option)).map { "    \(names)) \($0); return ;;" }
    }.joined(separator: "\n")
  }

  /// The values of an argument, unless the word begins like an option.
  private var operandCases: String {
    table.commands.flatMap { command in
      command.operands.enumerated().compactMap { index, operand in
        reply(completions.completion(of: operand)).map {
          "    \"\(command.name)\":\(index)) [[ $word == -* ]] || { \($0); return; } ;;"
        }
      }
    }.joined(separator: "\n")
  }

  private var optionCases: String {
    table.commands.map { command in
      "        \"\(command.name)\") \(reply(words: command.shownOptions.flatMap(\.names))) ;;"
    }.joined(separator: "\n")
  }

  private func reply(_ completion: CompletionTable.Completion) -> String? {
    switch completion {
    case .nothing: nil
    case .folders: "compopt -o filenames; local IFS=$'\\n'; COMPREPLY=($(compgen -d -- \"$word\"))"
    case .files: "compopt -o filenames; local IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$word\"))"
    case .words(let words): reply(words: words)
    }
  }

  private func reply(words: [String]) -> String {
    "COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\"))"
  }
}
