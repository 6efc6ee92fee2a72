/// A command line as data, for parsing, help, suggestions, completions and the manual page.
package struct CommandTable: Sendable {
  /// An option. Its name identifies it.
  package struct Option: Equatable, Sendable {
    package enum Value: Equatable, Sendable {
      /// Present or not.
      case flag
      /// Any text, named in help by the placeholder.
      case text(placeholder: String)
      /// One of these words.
      case choice([String])
    }

    /// The option as written, `--port`.
    package let name: String
    /// Other spellings, the short one first.
    package let aliases: [String]
    package let value: Value
    /// One sentence fragment without a final period.
    package let help: String
    /// The key of the configuration file with the same meaning. The command line takes precedence.
    package let configurationKey: String?
    /// Whether only other programs use it. Then it is not in the help.
    package let isForPrograms: Bool

    package init(
      _ name: String, aliases: [String] = [], value: Value = .flag, help: String,
      configurationKey: String? = nil, isForPrograms: Bool = false
    ) {
      self.name = name
      self.aliases = aliases
      self.value = value
      self.help = help
      self.configurationKey = configurationKey
      self.isForPrograms = isForPrograms
    }

    /// All spellings, the full name first.
    package var names: [String] { [name] + aliases }

    /// The placeholder of the value in the help (`DIR`, `text|json|sarif`); empty for a flag.
    package var placeholder: String {
      switch value {
      case .flag: ""
      case .text(let placeholder): placeholder
      case .choice(let words): words.joined(separator: "|")
      }
    }

    package static let help = Option(
      "--help", aliases: ["-h"], help: "explain the command, with examples")
    package static let version = Option("--version", help: "print the version")
  }

  /// A part of a help text: names and their meaning.
  package struct Section: Sendable {
    package let title: String
    package let rows: [(name: String, meaning: String)]

    package init(_ title: String, _ rows: [(name: String, meaning: String)]) {
      self.title = title
      self.rows = rows
    }
  }

  /// The name of the program, and its version.
  package let program: String
  package let version: String
  /// What the program does, in one or two lines.
  package let summary: String
  /// The last one is `help`.
  package let commands: [Command]
  /// Additional sections of the overview.
  package let sections: [Section]
  package let exitCodes: [(code: ExitCode, meaning: String)]
  /// The hint for a user who passes a secret as an argument; nil if the program has no secrets.
  package let secretsRule: String?

  /// - Parameter commands: without `help`, which every program has.
  package init(
    program: String, version: String, summary: String, commands: [Command],
    sections: [Section] = [], exitCodes: [(code: ExitCode, meaning: String)],
    secretsRule: String? = nil
  ) {
    self.program = program
    self.version = version
    self.summary = summary
    self.commands = commands + [.help(of: program, example: commands.first?.name ?? "")]
    self.sections = sections
    self.exitCodes = exitCodes
    self.secretsRule = secretsRule
  }

  package func command(named name: String) -> Command? { commands.first { $0.name == name } }

  /// The options of all commands, each name once.
  package var options: [Option] {
    var names: Set<String> = []
    return commands.flatMap(\.allOptions).filter { names.insert($0.name).inserted }
  }

  /// `docs2swift generate [SPECS] [options]`
  package func usage(of command: Command) -> String {
    let operands = command.operands.map { $0.isRequired ? $0.placeholder : "[\($0.placeholder)]" }
    return ([program, command.name] + operands + (command.options.isEmpty ? [] : ["[options]"]))
      .joined(separator: " ")
  }
}

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

    /// Its options, with those of every command.
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
