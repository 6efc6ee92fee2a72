/// A command line as data, for parsing, help, suggestions and the reference.
package struct OptionsTable: Sendable {
  package let options: [OptionDefinition]
  package let commands: [CommandDefinition]

  package init(options: [OptionDefinition], commands: [CommandDefinition]) {
    self.options = options
    self.commands = commands
  }

  package func command(named name: String) -> CommandDefinition? {
    commands.first { $0.id.rawValue == name }
  }

  /// The options of a command, including `--help` and `--version`.
  package func options(of command: CommandDefinition) -> [OptionDefinition] {
    (command.options + [.help, .version]).compactMap { id in options.first { $0.id == id } }
  }

  /// The options that the help shows.
  package func shownOptions(of command: CommandDefinition) -> [OptionDefinition] {
    options(of: command).filter { !$0.isForPrograms }
  }
}
