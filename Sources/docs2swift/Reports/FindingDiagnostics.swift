import Diagnostics
import Generator
import ModelDiff

/// Findings as diagnostics at the places they are about, for what shows diagnostics.
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
      [Diagnostic.Related("what it was", at: location($0))]
    }
    var diagnostic = Diagnostic(
      Self.rule(finding.rule), "\(finding.path.subjectName): \(finding.message)\(finding.extent)",
      at: location(places.place(of: finding)), related: related ?? [],
      hint: "fingerprint \(finding.fingerprint)")
    diagnostic.fingerprint = finding.fingerprint
    // The rule has the severity of its kind, the finding that for whoever asks.
    diagnostic.severity = Severity(report.severity(of: finding))
    return diagnostic
  }

  private func location(_ place: FindingPlaces.Place) -> SourceLocation {
    SourceLocation(
      path: place.file, line: place.line, column: place.column, length: place.length)
  }

  static func rule(_ rule: ChangeRule) -> DiagnosticRule {
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
