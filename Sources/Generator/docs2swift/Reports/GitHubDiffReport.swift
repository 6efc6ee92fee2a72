import Diagnostics
import ModelDiff

/// Findings as annotations of GitHub Actions, the worst first: GitHub shows ten of a kind. Changes
/// of prose are one line.
struct GitHubDiffReport {
  let comparison: Comparison

  var text: String {
    let report = comparison.report
    let diagnostics = FindingDiagnostics(comparison)
    let interface = report.byImpact.filter { $0.impact != .documentation }.flatMap(\.findings)
    let annotations = interface.map(diagnostics.diagnostic)
    let text = GitHubDiagnosticPrinter(files: SourceFileTable()).render(annotations)
    return text + summary(report)
  }

  private func summary(_ report: DiffReport) -> String {
    if report.findings.isEmpty, report.accepted.isEmpty { return "" }
    let parts = [report.countSentence, report.acceptedSentence, report.verdictSentence]
    return "::notice title=docs2swift diff::\(parts.compactMap(\.self).joined(separator: "; "))\n"
  }
}
