import Diagnostics

extension CommandTable {
  /// The output of `help` and `--help`.
  ///
  /// - Parameter command: nil for an overview of all commands.
  package func help(for command: Command?, usesColor: Bool = false) -> String {
    let text = HelpText(table: self, usesColor: usesColor)
    return (command.map(text.explaining) ?? text.overview).joined(separator: "\n\n") + "\n"
  }
}

private struct HelpText {
  let table: CommandTable
  let usesColor: Bool

  /// All commands at a glance.
  var overview: [String] {
    [
      TextWrapping.wrap(table.summary, width: TextWrapping.terminalWidth),
      section("usage", [("\(table.program) COMMAND [options]", "")]),
      section("commands", table.commands.map { ($0.nameWithOperands, $0.summary) }),
    ] + table.sections.map(section) + [
      section("options of every command", [.help, .version].map(row(for:))),
      section("exit codes", table.exitCodes.map { ("\($0.code.rawValue)", $0.meaning) }),
      "\(table.program) help COMMAND explains a command, with examples.",
    ]
  }

  func explaining(_ command: CommandTable.Command) -> [String] {
    var parts = [
      TextWrapping.wrap(command.discussion, width: TextWrapping.terminalWidth),
      section("usage", [(table.usage(of: command), "")]),
    ]
    if !command.operands.isEmpty {
      parts.append(section("arguments", command.operands.map { ($0.placeholder, $0.help) }))
    }
    parts.append(section("options", command.shownOptions.map(row(for:))))
    parts += command.sections.map(section)
    let examples = command.examples.map { "  # \($0.meaning)\n  \($0.line)" }
    return parts + [heading("examples") + "\n" + examples.joined(separator: "\n\n")]
  }

  private func row(for option: CommandTable.Option) -> (name: String, meaning: String) {
    let short = option.aliases.filter { !$0.hasPrefix("--") }.map { "\($0), " }.joined()
    let indent = short.isEmpty ? "    " : short
    let value = option.placeholder.isEmpty ? "" : " \(option.placeholder)"
    return (indent + option.name + value, option.help)
  }

  private func section(_ section: CommandTable.Section) -> String {
    self.section(section.title, section.rows)
  }

  private func section(_ title: String, _ rows: [(name: String, meaning: String)]) -> String {
    let column = rows.filter { !$0.meaning.isEmpty }.map(\.name.count).max() ?? 0
    let lines = rows.map { name, meaning -> String in
      guard !meaning.isEmpty else { return "  \(name)" }
      let padding = String(repeating: " ", count: column - name.count + 2)
      let width = TextWrapping.terminalWidth - column - 4
      let margin = "\n" + String(repeating: " ", count: column + 4)
      return "  \(name)\(padding)"
        + TextWrapping.lines(of: meaning, width: width).joined(separator: margin)
    }
    return ([heading(title)] + lines).joined(separator: "\n")
  }

  private func heading(_ title: String) -> String {
    let text = title.prefix(1).uppercased() + title.dropFirst() + ":"
    return usesColor ? TerminalStyle.bold.applied(to: text) : text
  }
}

extension CommandTable.Command {
  /// The name with the arguments that the command needs.
  fileprivate var nameWithOperands: String {
    ([name] + operands.filter(\.isRequired).map(\.placeholder)).joined(separator: " ")
  }
}
