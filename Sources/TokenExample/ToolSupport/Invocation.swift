/// A valid command line.
package struct Invocation: Equatable, Sendable {
  /// Nil if only help or the version was requested.
  package internal(set) var command: String?
  /// The arguments without a name, as many as the command has.
  package internal(set) var operands: [String] = []
  var values: [String: String] = [:]

  /// The value of an option; empty for a flag that is set, nil if the option is missing.
  package subscript(option: String) -> String? { values[option] }

  package func has(_ option: String) -> Bool { values[option] != nil }

  package var wantsHelp: Bool { has("--help") }
  package var wantsVersion: Bool { has("--version") }
}
