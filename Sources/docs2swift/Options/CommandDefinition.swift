/// A command: a row of the table from which parsing, help and the options reference come.
struct CommandDefinition: Sendable {
  enum ID: String, CaseIterable, Sendable {
    case generate
    case initialize = "init"
    case watch
    case check
    case inspect
    case diff
    case changelog
    case explain
    case help
  }

  /// An argument without a name (`SPECS`); all are optional.
  struct Operand: Sendable {
    var placeholder: String
    var help: String
  }

  struct Example: Sendable {
    var command: String
    var meaning: String
  }

  var id: ID
  /// One line for the list of commands.
  var summary: String
  /// What it does, in full sentences.
  var discussion: String
  var operands: [Operand] = []
  /// In the order help shows them, without those that every command has.
  var options: [OptionDefinition.ID] = []
  var examples: [Example]

  /// What the command accepts, `--help` and `--version` included.
  var allOptions: [OptionDefinition] {
    (options + [.help, .version]).compactMap { OptionsTable.option($0) }
  }

  /// What help shows of it.
  var shownOptions: [OptionDefinition] { allOptions.filter { !$0.isForPrograms } }

  /// `docs2swift generate [SPECS] [options]`
  var usage: String {
    let operands = operands.map { " [\($0.placeholder)]" }.joined()
    return "\(ToolVersion.name) \(id.rawValue)\(operands)" + (options.isEmpty ? "" : " [options]")
  }
}
