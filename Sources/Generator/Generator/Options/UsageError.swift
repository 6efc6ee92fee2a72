/// A command line that cannot be understood.
package struct UsageError: Error, Equatable {
  /// Lower case, without a final period.
  var message: String
  var hint: String?
  /// The command, if it is known.
  var command: CommandDefinition.ID?

  package init(_ message: String, hint: String? = nil, command: CommandDefinition.ID? = nil) {
    self.message = message
    self.hint = hint
    self.command = command
  }
}
