import Diagnostics

/// A command line that cannot be understood.
package struct UsageError: Error, Equatable {
  /// In lowercase, without a final period.
  package var message: String
  package var hint: String?
  /// The name of the command, if it is known.
  package var command: String?

  package init(_ message: String, hint: String? = nil, command: String? = nil) {
    self.message = message
    self.hint = hint
    self.command = command
  }

  /// The error of a command that found the mistake itself.
  package func within(_ command: CommandTable.Command?) -> UsageError {
    UsageError(message, hint: hint, command: self.command ?? command?.name)
  }
}

extension CommandTable {
  /// The text of an error, for standard error.
  package func text(of error: UsageError, usesColor: Bool) -> String {
    func paint(_ text: String, _ style: TerminalStyle) -> String {
      usesColor ? style.applied(to: text) : text
    }
    let message = TerminalText.sanitized(error.message)
    var text = "\(program): \(paint("error:", .red)) \(paint(message, .bold))\n"
    if let hint = error.hint {
      text += "  \(paint("hint:", .cyan)) \(TerminalText.sanitized(hint))\n"
    }
    guard let command = error.command.flatMap(command(named:)) else {
      return text + "  \(program) help lists the commands.\n"
    }
    return text + "  usage: \(usage(of: command))\n"
      + "  \(program) help \(command.name) explains it.\n"
  }
}
