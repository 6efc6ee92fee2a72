/// A command: a row of the table for parsing, help and the options reference.
package struct CommandDefinition: Sendable {
  package enum ID: String, CaseIterable, Sendable {
    case generate
    case initialize = "init"
    case watch
    case check
    case inspect
    case diff
    case changelog
    case explain
    case schema
    case templates
    case completions
    case manual
    case help
  }

  /// An argument without a name (`SPECS`); all are optional.
  package struct Operand: Sendable {
    package var placeholder: String
    package var help: String
    /// The allowed words; empty if any text is allowed.
    package var words: [String]

    package init(placeholder: String, help: String, words: [String] = []) {
      self.placeholder = placeholder
      self.help = help
      self.words = words
    }
  }

  package struct Example: Sendable {
    package var command: String
    package var meaning: String

    package init(command: String, meaning: String) {
      self.command = command
      self.meaning = meaning
    }
  }

  package var id: ID
  /// One line for the list of commands.
  package var summary: String
  /// What it does, in full sentences.
  package var discussion: String
  package var operands: [Operand] = []
  /// In the order of the help, without the options of every command.
  package var options: [OptionDefinition.ID] = []
  package var examples: [Example]

  package init(
    id: ID, summary: String, discussion: String, operands: [Operand] = [],
    options: [OptionDefinition.ID] = [], examples: [Example]
  ) {
    self.id = id
    self.summary = summary
    self.discussion = discussion
    self.operands = operands
    self.options = options
    self.examples = examples
  }

  /// `docs2swift generate [SPECS] [options]`
  package var usage: String {
    let operands = operands.map { " [\($0.placeholder)]" }.joined()
    return "\(ToolVersion.name) \(id.rawValue)\(operands)" + (options.isEmpty ? "" : " [options]")
  }
}
