import Diagnostics
import Generator
import ModelDiff

/// A report for code scanning services: each finding is a diagnostic in its file.
struct SARIFDiffReport {
  let comparison: Comparison

  /// - Throws: `EncodingError`, which no text can cause.
  func render() throws -> String {
    // The positions are final: their paths are the paths for users.
    let diagnostics = FindingDiagnostics(comparison)
    return try SARIFDiagnosticPrinter(
      files: SourceFileTable(), tool: ToolVersion.reportingTool,
      rules: ChangeRules.all.map(FindingDiagnostics.rule)
    ).render(
      diagnostics.all,
      suppressed: comparison.report.accepted.map { accepted in
        SARIFDiagnosticPrinter.Suppressed(
          diagnostics.diagnostic(for: accepted.finding), reason: accepted.reason)
      })
  }
}
