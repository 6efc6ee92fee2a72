import Diagnostics
import ToolSupport

extension Invocation {
  /// Nil if the output is not bundled.
  var bundle: OutputBundle? {
    guard let module = self[.bundleModule] else { return nil }
    let count = self[.bundleFiles].flatMap { Int($0) } ?? 1
    return OutputBundle(module: module, fileCount: min(max(1, count), 10_000))
  }

  var diagnosticFormat: DiagnosticFormat {
    self[.format].flatMap(DiagnosticFormat.init) ?? .text
  }
}
