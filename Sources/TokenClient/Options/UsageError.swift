/// A command line that cannot be understood.
struct UsageError: Error, Equatable {
  /// Lower case, without a final period.
  var message: String
  var hint: String?
  /// The command that was meant, where that much is clear.
  var command: Command?

  init(_ message: String, hint: String? = nil, command: Command? = nil) {
    self.message = message
    self.hint = hint
    self.command = command
  }
}
