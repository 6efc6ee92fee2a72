import Diagnostics
import ServiceModel

/// Writes the Swift for a service model: names, view models, templates, files.
package struct SwiftEmitter: Sendable {
  package var options: EmitterOptions
  /// Templates that replace embedded ones of the same path (`--templates`).
  package var templateOverrides: [SourceFile]

  package init(options: EmitterOptions = EmitterOptions(), templateOverrides: [SourceFile] = []) {
    self.options = options
    self.templateOverrides = templateOverrides
  }

  /// The files of all modules, sorted by path; whole only when no error is among the diagnostics.
  package func emit(_ model: ServiceModel, diagnostics: inout DiagnosticBag) -> [GeneratedFile] {
    []
  }
}
