/// A command line that cannot be understood.
package struct UsageError: Error, Equatable {
  /// In lowercase, without a final period.
  package var message: String
  package var hint: String?
  /// The command, if it is known.
  package var command: String?

  package init(_ message: String, hint: String? = nil, command: String? = nil) {
    self.message = message
    self.hint = hint
    self.command = command
  }
}
