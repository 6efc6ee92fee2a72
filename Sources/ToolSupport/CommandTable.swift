/// A command line as data: parsing and help come from here.
package struct CommandTable: Sendable {
  /// An option.
  package struct Option: Sendable {
    /// As written, `--port`.
    package var name: String
    /// The short spelling, `-p`.
    package var alias: String?
    /// What help shows for the value; nil for a flag.
    package var placeholder: String?
    /// One sentence fragment without a final period.
    package var help: String

    /// As help shows it: `-p, --port PORT`.
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

  /// A line to try and what it is for.
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
    /// One word or two, `tokens list`.
    package var name: String
    /// The arguments without a name, all of which must be given.
    package var operands: [String]
    package var options: [Option]
    /// One line for the list of commands.
    package var summary: String
    /// What it does, in full sentences.
    package var discussion: String
    package var examples: [Example]
    /// What else its help shows.
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

  /// A part of a help text: names and what they mean.
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
  /// What else the overview shows.
  package var sections: [Section]
  /// What is said to somebody who writes a secret among the arguments.
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

  /// What every command has.
  package static let common = [
    Option("--help", alias: "-h", help: "explain the command, with examples"),
    Option("--version", help: "print the version"),
  ]
}
