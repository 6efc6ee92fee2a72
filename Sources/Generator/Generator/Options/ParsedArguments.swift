import Diagnostics

/// A valid command line.
package struct ParsedArguments: Equatable, Sendable {
  /// Nil if there is only `--help` or `--version`.
  package var command: CommandDefinition.ID?
  package var operands: [String] = []
  private var values: [OptionDefinition.ID: String] = [:]

  init(command: CommandDefinition.ID? = nil) {
    self.command = command
  }

  package subscript(option: OptionDefinition.ID) -> String? {
    get { values[option] }
    set { values[option] = newValue }
  }

  package func has(_ option: OptionDefinition.ID) -> Bool { values[option] != nil }

  /// Nil if the output is not bundled.
  var bundle: Workspace.Bundle? {
    guard let module = self[.bundleModule] else { return nil }
    let count = self[.bundleFiles].flatMap { Int($0) } ?? 1
    return Workspace.Bundle(module: module, fileCount: min(max(1, count), 10_000))
  }

  var diagnosticFormat: DiagnosticFormat {
    self[.format].flatMap(DiagnosticFormat.init) ?? .text
  }
}
