/// A command line as data: parsing, help, suggestions and the reference all come from here.
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

  /// What a command accepts, `--help` and `--version` included.
  package func options(of command: CommandDefinition) -> [OptionDefinition] {
    (command.options + [.help, .version]).compactMap { id in options.first { $0.id == id } }
  }

  /// What help shows of them.
  package func shownOptions(of command: CommandDefinition) -> [OptionDefinition] {
    options(of: command).filter { !$0.isForPrograms }
  }
}
