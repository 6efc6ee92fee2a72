extension CommandTable {
  /// The output of `--help`.
  ///
  /// - Parameter command: Nil for an overview of all commands.
  package func help(for command: String?) -> String {
    let command = commands.first { $0.name == command }
    let parts = command.map(parts(explaining:)) ?? overview
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var overview: [String] {
    [
      summary,
      Self.section("usage", [("\(tool) COMMAND [options]", "")]),
      Self.section("commands", commands.map { ($0.usage, $0.summary) }),
    ]
      + sections.map(Self.section)
      + ["'\(tool) COMMAND --help' explains a command, with examples."]
  }

  private func parts(explaining command: Command) -> [String] {
    let examples = command.examples.map { "  # \($0.meaning)\n  \($0.line)" }
    return [
      command.discussion,
      Self.section("usage", [("\(tool) \(command.usage) [options]", "")]),
      Self.section("options", (command.options + Self.common).map { ($0.usage, $0.help) }),
    ] + command.sections.map(Self.section) + [
      Self.heading("examples") + "\n" + examples.joined(separator: "\n\n")
    ]
  }

  private static func section(_ section: Section) -> String {
    Self.section(section.title, section.rows.map { ($0.name, $0.meaning) })
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
