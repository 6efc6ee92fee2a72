import Diagnostics
import Generator

/// The output of `help` and `--help`.
struct HelpText {
  static let width = 80

  var usesColor = false

  /// All commands at a glance.
  func overview() -> String {
    let commands = OptionsTable.tool.commands.map { ($0.id.rawValue, $0.summary) }
    let codes = ExitCode.allCases.map { (String($0.rawValue), $0.meaning) }
    return [
      "Writes a Swift package — types, client, server and tests — from the\n"
        + "documentation of a web service.",
      section("usage", [("\(ToolVersion.name) COMMAND [options]", "")]),
      section("commands", commands),
      section("options of every command", rows(for: everywhere)),
      section("exit codes", codes),
      "\(ToolVersion.name) help COMMAND explains a command, with examples.",
    ].joined(separator: "\n\n") + "\n"
  }

  func text(for command: CommandDefinition) -> String {
    var parts = [
      TextWrapping.wrap(command.discussion, width: Self.width),
      section("usage", [(command.usage, "")]),
    ]
    if !command.operands.isEmpty {
      parts.append(section("arguments", command.operands.map { ($0.placeholder, $0.help) }))
    }
    parts.append(section("options", rows(for: OptionsTable.tool.shownOptions(of: command))))
    let examples = command.examples.map { "  # \($0.meaning)\n  \($0.command)" }
    parts.append(heading("examples") + "\n" + examples.joined(separator: "\n\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var everywhere: [OptionDefinition] {
    OptionsTable.tool.options.filter { $0.id == .help || $0.id == .version }
  }

  private func rows(for options: [OptionDefinition]) -> [(String, String)] {
    options.map { option in
      let short = option.aliases.filter { !$0.hasPrefix("--") }.map { "\($0), " }.joined()
      let indent = short.isEmpty ? "    " : short
      let value = option.placeholder.isEmpty ? "" : " \(option.placeholder)"
      return (indent + option.id.rawValue + value, option.help)
    }
  }

  private func section(_ title: String, _ rows: [(left: String, right: String)]) -> String {
    let column = rows.filter { !$0.right.isEmpty }.map(\.left.count).max() ?? 0
    let lines = rows.map { left, right -> String in
      guard !right.isEmpty else { return "  \(left)" }
      let padding = String(repeating: " ", count: column - left.count + 2)
      let wrapped = TextWrapping.lines(of: right, width: Self.width - column - 4)
      let margin = "\n" + String(repeating: " ", count: column + 4)
      return "  \(left)\(padding)" + wrapped.joined(separator: margin)
    }
    return ([heading(title)] + lines).joined(separator: "\n")
  }

  private func heading(_ title: String) -> String {
    let text = title.prefix(1).uppercased() + title.dropFirst() + ":"
    return usesColor ? TerminalStyle.bold.applied(to: text) : text
  }
}
