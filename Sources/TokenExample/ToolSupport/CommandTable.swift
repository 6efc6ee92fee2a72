/// A command line as data, for parsing and help.
package struct CommandTable: Sendable {
  /// An option.
  package struct Option: Sendable {
    /// The option as written, `--port`.
    package var name: String
    /// The short form, `-p`.
    package var alias: String?
    /// The placeholder of the value in the help; nil for a flag.
    package var placeholder: String?
    /// One sentence fragment without a final period.
    package var help: String

    /// The form in the help: `-p, --port PORT`.
    package var usage: String {
      let short = alias.map { "\($0), " } ?? "    "
      return short + [name, placeholder].compactMap(\.self).joined(separator: " ")
    }

    package init(
      _ name: String, alias: String? = nil, placeholder: String? = nil, help: String
    ) {
      self.name = name
      self.alias = alias
      self.placeholder = placeholder
      self.help = help
    }
  }

  /// A command line to try and its purpose.
  package struct Example: Sendable {
    package var line: String
    package var meaning: String

    package init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// A command.
  package struct Command: Sendable {
    /// One or two words, for example `tokens list`.
    package var name: String
    /// The arguments without a name. All are required.
    package var operands: [String]
    package var options: [Option]
    /// One line for the list of commands.
    package var summary: String
    /// What the command does, in full sentences.
    package var discussion: String
    package var examples: [Example]
    /// Additional sections of its help.
    package var sections: [Section]

    package init(
      _ name: String, operands: [String] = [], options: [Option] = [], summary: String,
      discussion: String, sections: [Section] = [], examples: [Example]
    ) {
      self.name = name
      self.operands = operands
      self.options = options
      self.summary = summary
      self.discussion = discussion
      self.sections = sections
      self.examples = examples
    }

    var usage: String { ([name] + operands).joined(separator: " ") }
  }

  /// A part of a help text: names and their meaning.
  package struct Section: Sendable {
    package var title: String
    package var rows: [Row]

    package init(_ title: String, _ rows: [(String, String)]) {
      self.title = title
      self.rows = rows.map(Row.init)
    }

    package struct Row: Sendable {
      package var name: String
      package var meaning: String
    }
  }

  package var tool: String
  /// What the program does, in one or two lines.
  package var summary: String
  package var commands: [Command]
  /// Additional sections of the overview.
  package var sections: [Section]
  /// The hint for a user who passes a secret as an argument.
  package var secretsRule: String?

  package init(
    tool: String, summary: String, commands: [Command], sections: [Section] = [],
    secretsRule: String? = nil
  ) {
    self.tool = tool
    self.summary = summary
    self.commands = commands
    self.sections = sections
    self.secretsRule = secretsRule
  }

  /// The options of every command.
  package static let common = [
    Option("--help", alias: "-h", help: "explain the command, with examples"),
    Option("--version", help: "print the version"),
  ]
}
