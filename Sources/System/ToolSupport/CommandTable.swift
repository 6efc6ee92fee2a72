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
