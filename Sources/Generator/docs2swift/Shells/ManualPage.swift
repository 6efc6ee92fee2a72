import Generator

/// The manual page, for man.
struct ManualPage {
  let table: OptionsTable

  var text: String {
    let parts =
      [
        ".TH DOCS2SWIFT 1 \"\" \"docs2swift \(ToolVersion.current)\"",
        section(
          "NAME", "docs2swift \\- generate Swift code from the documentation of a web service"),
        section(
          "SYNOPSIS",
          table.commands.map { ".B \(escaped($0.usage))" }.joined(separator: "\n.br\n")),
        section(
          "DESCRIPTION",
          escaped(
            "Reads the documentation of a web service (pages, WSDL files, Swagger files) and writes a "
              + "Swift package: types, client, server and tests.")),
      ] + table.commands.map(command) + [
        section(
          "EXIT STATUS",
          ExitCode.allCases.map { item("\($0.rawValue)", $0.meaning) }.joined(separator: "\n")),
        section(
          "FILES",
          item("docs2swift.json", "the configuration, in the folder of the documentation")
            + "\n" + ConfigurationKeys.rows.map { item($0.name, $0.help) }.joined(separator: "\n")),
      ]
    return parts.joined(separator: "\n") + "\n"
  }

  private func command(_ command: CommandDefinition) -> String {
    let rows =
      command.operands.map { item($0.placeholder, $0.help) }
      + table.shownOptions(of: command).map(option)
    let examples = command.examples.map {
      ".PP\n\(escaped($0.meaning)):\n.PP\n.nf\n.RS\n\(escaped($0.command))\n.RE\n.fi"
    }
    return section(
      command.id.rawValue.uppercased(),
      ([escaped(command.discussion)] + rows + examples).joined(separator: "\n"))
  }

  private func option(_ option: OptionDefinition) -> String {
    let value = option.placeholder.isEmpty ? "" : " \(option.placeholder)"
    let names = option.aliases.filter { !$0.hasPrefix("--") } + [option.id.rawValue]
    return item(names.joined(separator: ", ") + value, option.help)
  }

  private func section(_ title: String, _ text: String) -> String { ".SH \(title)\n\(text)" }

  private func item(_ term: String, _ text: String) -> String {
    ".TP\n.B \(escaped(term))\n\(escaped(text))"
  }

  /// A line that begins with a period or a quote would be a request to the formatter.
  private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&\($0)" : String($0) }
      .joined(separator: "\n")
  }
}
