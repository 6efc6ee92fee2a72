/// The manual page, for man.
package struct ManualPage {
  private let table: CommandTable
  private let purpose: String
  private let appendix: CommandTable.Section?

  /// - Parameters:
  ///   - purpose: one line for the name of the program, in lowercase.
  ///   - appendix: the last section.
  package init(
    table: CommandTable, purpose: String, appendix: CommandTable.Section? = nil
  ) {
    self.table = table
    self.purpose = purpose
    self.appendix = appendix
  }

  package var text: String {
    let parts =
      [
        ".TH \(table.program.uppercased()) 1 \"\" \"\(table.program) \(table.version)\"",
        section("NAME", "\(escaped(table.program)) \\- \(escaped(purpose))"),
        section(
          "SYNOPSIS",
          table.commands.map { ".B \(escaped(table.usage(of: $0)))" }.joined(separator: "\n.br\n")),
        section("DESCRIPTION", escaped(table.summary)),
      ] + table.commands.map(command) + table.sections.map(section) + [
        section(
          "EXIT STATUS",
          table.exitCodes.map { item("\($0.code.rawValue)", $0.meaning) }.joined(separator: "\n"))
      ] + [appendix].compactMap { $0.map(section) }
    return parts.joined(separator: "\n") + "\n"
  }

  private func command(_ command: CommandTable.Command) -> String {
    let rows =
      command.operands.map { item($0.placeholder, $0.help) } + command.shownOptions.map(option)
    let examples = command.examples.map {
      ".PP\n\(escaped($0.meaning)):\n.PP\n.nf\n.RS\n\(escaped($0.line))\n.RE\n.fi"
    }
    return section(
      command.name.uppercased(),
      ([escaped(command.discussion)] + rows + examples).joined(separator: "\n"))
  }

  private func option(_ option: CommandTable.Option) -> String {
    let value = option.placeholder.isEmpty ? "" : " \(option.placeholder)"
    let names = option.aliases.filter { !$0.hasPrefix("--") } + [option.name]
    return item(names.joined(separator: ", ") + value, option.help)
  }

  private func section(_ section: CommandTable.Section) -> String {
    self.section(
      section.title.uppercased(),
      section.rows.map { item($0.name, $0.meaning) }.joined(separator: "\n"))
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
