/// A valid command line.
package struct Invocation: Equatable, Sendable {
  /// Nil if only help or the version was requested.
  package var command: CommandTable.Command?
  package var operands: [String] = []
  private var values: [String: String] = [:]

  package init(command: CommandTable.Command? = nil) { self.command = command }

  /// The value of an option; empty for a flag that is set, nil if the option is missing.
  package subscript(option: CommandTable.Option) -> String? {
    get { values[option.name] }
    set { values[option.name] = newValue }
  }

  package func has(_ option: CommandTable.Option) -> Bool { self[option] != nil }
}
