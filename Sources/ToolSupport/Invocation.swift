/// A command line that is known to be well formed.
package struct Invocation: Equatable, Sendable {
  /// Nil when only help or the version was asked for.
  package internal(set) var command: String?
  /// As many as the command has.
  package internal(set) var operands: [String] = []
  var values: [String: String] = [:]

  /// The value of an option; empty for a flag that is set, nil for what is not given.
  package subscript(option: String) -> String? { values[option] }

  package func has(_ option: String) -> Bool { values[option] != nil }

  package var wantsHelp: Bool { has("--help") }
  package var wantsVersion: Bool { has("--version") }
}
