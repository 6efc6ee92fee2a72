extension CommandTable {
  /// A command. Its name identifies it.
  package struct Command: Sendable {
    /// An argument without a name (`SPECS`).
    package struct Operand: Sendable {
      package let placeholder: String
      package let help: String
      /// The allowed words, for completions; empty if any text is allowed.
      package let words: [String]
      package let isRequired: Bool

      package init(
        _ placeholder: String, help: String, words: [String] = [], isRequired: Bool = false
      ) {
        self.placeholder = placeholder
        self.help = help
        self.words = words
        self.isRequired = isRequired
      }
    }

    /// A command line to try and its purpose.
    package struct Example: Sendable {
      package let line: String
      package let meaning: String

      package init(_ line: String, _ meaning: String) {
        self.line = line
        self.meaning = meaning
      }
    }

    /// One or two words, for example `tokens list`.
    package let name: String
    /// One line for the list of commands.
    package let summary: String
    /// What it does, in full sentences.
    package let discussion: String
    package let operands: [Operand]
    /// In the order of the help, without the options of every command.
    package let options: [Option]
    /// Additional sections of its help.
    package let sections: [Section]
    package let examples: [Example]

    package init(
      _ name: String, summary: String, discussion: String, operands: [Operand] = [],
      options: [Option] = [], sections: [Section] = [], examples: [Example]
    ) {
      self.name = name
      self.summary = summary
      self.discussion = discussion
      self.operands = operands
      self.options = options
      self.sections = sections
      self.examples = examples
    }

    /// With the options of every command.
    package var allOptions: [Option] { options + [.help, .version] }

    /// The options that the help shows.
    package var shownOptions: [Option] { allOptions.filter { !$0.isForPrograms } }

    static func help(of program: String, example: String) -> Command {
      Command(
        "help",
        summary: "explain a command",
        discussion: "Prints the same text as --help.",
        operands: [
          Operand("COMMAND", help: "the name of a command; default: an overview")
        ],
        examples: [
          Example("\(program) help \(example)", "one command"),
          Example("\(program) help", "all commands"),
        ])
    }
  }
}

extension CommandTable.Command: Equatable {
  package static func == (one: Self, other: Self) -> Bool { one.name == other.name }
}
