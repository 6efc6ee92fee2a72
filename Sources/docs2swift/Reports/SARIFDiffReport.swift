import Diagnostics
import Generator
import ModelDiff

/// A report for code scanning services: each finding is a diagnostic at the page it is about.
struct SARIFDiffReport {
  let comparison: Comparison

  /// - Throws: `EncodingError`, which no text can cause.
  func render() throws -> String {
    let excerpts = ExcerptFinder(comparison.new)
    let diagnostics = comparison.report.findings.map { finding in
      var diagnostic = Diagnostic(
        rule(finding.rule), "\(finding.path.subjectName): \(finding.message)",
        at: excerpts.location(of: finding), hint: "fingerprint \(finding.fingerprint)")
      // The rule has the severity of its kind, the finding that for who asks.
      diagnostic.severity = Severity(comparison.report.severity(of: finding))
      return diagnostic
    }
    return try SARIFDiagnosticPrinter(
      files: comparison.new.workspace.files, tool: ToolVersion.reportingTool,
      rules: ChangeRules.all.map(rule)
    ).render(diagnostics)
  }

  private func rule(_ rule: ChangeRule) -> DiagnosticRule {
    DiagnosticRule(rule.id, Severity(rule.severity), rule.title, rule.why)
  }
}

extension Severity {
  /// What breaks is an error, what is new is for attention, prose is for information.
  init(_ severity: ChangeSeverity) {
    switch severity {
    case .breaking: self = .error
    case .additive: self = .warning
    case .documentation: self = .note
    }
  }
}
