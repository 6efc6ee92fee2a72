import ToolSupport

@testable import Generator
@testable import docs2swift

/// docs/options.md, made from the tables that the tool itself uses.
enum OptionsReference {
  static var text: String {
    ([heading, commands, exitCodes, configuration].joined(separator: "\n\n")) + "\n"
  }

  private static let heading = """
    # Commands, options, configuration

    Made from the tables in `Sources/Generator/Generator/Options`, `Sources/Generator/docs2swift/Options` and
    `Sources/Generator/Generator/Configuration`. To record it after a change:
    `DOCS2SWIFT_RECORD=all swift test --filter OptionsReference`.

    Options can be before or after arguments. After `--`, nothing is an option. A repeated flag is the same as one. An
    option with a value can be given once.
    """

  private static var commands: String {
    CommandTable.tool.commands.map(section).joined(separator: "\n\n")
  }

  private static func section(_ command: CommandTable.Command) -> String {
    var parts = [
      "## `\(CommandTable.tool.usage(of: command))`",
      TextWrapping.wrap(command.discussion, width: 100),
    ]
    if !command.operands.isEmpty {
      parts.append(
        table(["argument", "meaning"], command.operands.map { ["`\($0.placeholder)`", $0.help] }))
    }
    let rows = command.shownOptions.map { option in
      [names(of: option), option.help, option.configurationKey.map { "`\($0)`" } ?? ""]
    }
    parts.append(table(["option", "meaning", "key"], rows))
    let examples = command.examples.map { "# \($0.meaning)\n\($0.line)" }
    parts.append("```sh\n\(examples.joined(separator: "\n\n"))\n```")
    return parts.joined(separator: "\n\n")
  }

  private static func names(of option: CommandTable.Option) -> String {
    let value = option.placeholder.isEmpty ? "" : " \(option.placeholder)"
    return (option.aliases.map { "`\($0)`" } + ["`\(option.name)\(value)`"])
      .joined(separator: ", ").replacing("|", with: "\\|")
  }

  private static var exitCodes: String {
    "## Exit codes\n\n"
      + table(
        ["code", "meaning"],
        CommandTable.tool.exitCodes.map { [String($0.code.rawValue), $0.meaning] })
  }

  private static var configuration: String {
    "## docs2swift.json\n\nThe file is in the folder of the documentation. An unknown key is an error.\n\n"
      + table(
        ["key", "value", "meaning"],
        ConfigurationKey.all.map { ["`\($0.name.rawValue)`", $0.expected, $0.help] })
  }

  private static func table(_ heading: [String], _ rows: [[String]]) -> String {
    let rule = heading.map { _ in "---" }
    return ([heading, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
      .joined(separator: "\n")
  }
}
