import Diagnostics
import Generator
import ModelDiff

/// Findings as diagnostics at their positions, for tools that show diagnostics.
struct FindingDiagnostics {
  let report: DiffReport
  let places: FindingPlaces

  init(_ comparison: Comparison) {
    report = comparison.report
    places = FindingPlaces(comparison)
  }

  /// The worst first.
  var all: [Diagnostic] { report.byImpact.flatMap(\.findings).map(diagnostic) }

  func diagnostic(for finding: Finding) -> Diagnostic {
    let related = places.oldPlace(of: finding).map {
      [Diagnostic.Related("what it was", at: $0.location)]
    }
    var diagnostic = Diagnostic(
      Self.rule(finding.rule), "\(finding.path.subjectName): \(finding.message)\(finding.extent)",
      at: places.place(of: finding).location, related: related ?? [],
      hint: "fingerprint \(finding.fingerprint)")
    diagnostic.fingerprint = finding.fingerprint
    // The rule has its own severity. The finding has the severity for the selected audiences.
    diagnostic.severity = Severity(report.severity(of: finding))
    return diagnostic
  }

  static func rule(_ rule: ChangeRule) -> DiagnosticRule {
    DiagnosticRule(
      rule.id, severity: Severity(rule.severity), title: rule.title, explanation: rule.why)
  }
}

extension Severity {
  /// Breaking changes are errors, additions are warnings, and prose is a note.
  init(_ severity: ChangeSeverity) {
    switch severity {
    case .breaking: self = .error
    case .additive: self = .warning
    case .documentation: self = .note
    }
  }
}

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
    if report.findings.isEmpty, report.accepted.isEmpty, report.otherCount == 0 { return "" }
    let parts = [
      report.countSentence, report.othersSentence, report.acceptedSentence, report.verdictSentence,
    ]
    return "::notice title=docs2swift diff::\(parts.compactMap(\.self).joined(separator: "; "))\n"
  }
}

/// A report for code scanning services: each finding is a diagnostic in its file.
struct SARIFDiffReport {
  let comparison: Comparison

  var text: String {
    // The positions are final: their paths are the paths for users.
    let diagnostics = FindingDiagnostics(comparison)
    return SARIFDiagnosticPrinter(
      files: SourceFileTable(), tool: ToolVersion.reportingTool,
      rules: ChangeRules.all.map(FindingDiagnostics.rule)
    ).render(
      diagnostics.all,
      accepted: comparison.report.accepted.map {
        (diagnostics.diagnostic(for: $0.finding), $0.reason)
      })
  }
}
