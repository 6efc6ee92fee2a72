/// What `--help` prints.
enum HelpText {
  static func text(for command: Command?) -> String {
    command.map(text) ?? overview
  }

  private static var overview: String {
    let commands = Command.allCases.map { ("\($0.usage)", $0.summary) }
    let secrets = SecretName.allCases.map { ($0.variable, $0.help) }
    let codes = ExitCode.allCases.map { (String($0.rawValue), $0.meaning) }
    return [
      "Saves and gets the tokens of external systems, over SOAP or REST.",
      section("usage", [("\(ToolVersion.name) COMMAND --url URL [options]", "")]),
      section("commands", commands),
      section("options", rows(OptionDefinition.all)),
      section("secrets, from the environment or else from a prompt", secrets),
      section("exit codes", codes),
      "'\(ToolVersion.name) COMMAND --help' explains a command, with examples.",
    ].joined(separator: "\n\n") + "\n"
  }

  private static func text(_ command: Command) -> String {
    let examples = command.examples.map { "  # \($0.meaning)\n  \($0.line)" }
    let secrets = SecretName.allCases.filter { command.secrets.contains($0) }
    return [
      command.discussion,
      section("usage", [("\(ToolVersion.name) \(command.usage) [options]", "")]),
      section("options", rows(OptionDefinition.all.filter { $0.commands.contains(command) })),
      section(
        "secrets, from the environment or else from a prompt",
        secrets.map { ($0.variable, $0.help) }),
      heading("examples") + "\n" + examples.joined(separator: "\n\n"),
    ].joined(separator: "\n\n") + "\n"
  }

  private static func rows(_ options: [OptionDefinition]) -> [(String, String)] {
    options.map { option in
      let short = option.alias.map { "\($0), " } ?? "    "
      return (
        short
          + ([option.id.rawValue] + [option.placeholder].compactMap(\.self))
          .joined(separator: " "), option.help
      )
    }
  }

  private static func section(_ title: String, _ rows: [(left: String, right: String)]) -> String {
    let column = rows.filter { !$0.right.isEmpty }.map(\.left.count).max() ?? 0
    let lines = rows.map { left, right in
      right.isEmpty
        ? "  \(left)"
        : "  \(left)" + String(repeating: " ", count: column - left.count + 2) + right
    }
    return ([heading(title)] + lines).joined(separator: "\n")
  }

  private static func heading(_ title: String) -> String {
    title.prefix(1).uppercased() + title.dropFirst() + ":"
  }
}
