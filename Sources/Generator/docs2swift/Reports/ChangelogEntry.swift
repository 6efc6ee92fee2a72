import Generator
import ModelDiff

/// The entry of a release in a changelog, in the format of keepachangelog.com.
struct ChangelogEntry {
  let report: DiffReport
  let title: String

  /// Markdown, beginning with the heading and ending with a line break.
  var text: String { heading + "\n" + body }

  var heading: String {
    "## " + title.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Everything after the heading, beginning with a blank line and ending with a line break.
  var body: String {
    var text = ""
    if report.findings.isEmpty, report.accepted.isEmpty { return "\nNo API change.\n" }
    for severity in ChangeSeverity.allCases {
      let findings = report.findings(of: severity)
      if findings.isEmpty { continue }
      text += "\n### \(Self.name(of: severity))\n\n"
      text +=
        severity == .documentation
        ? "- \(counted(findings.count, "doc comment")) changed\n" : lines(for: findings)
    }
    return text + accepted
  }

  /// Accepted changes are part of the release, and are listed with their reasons.
  private var accepted: String {
    if report.accepted.isEmpty { return "" }
    let lines = report.accepted.map { accepted in
      "\(line(for: accepted.finding)): \(MarkdownText.escaped(accepted.reason))\n"
    }
    return "\n### Accepted\n\n" + lines.joined()
  }

  private static func name(of severity: ChangeSeverity) -> String {
    switch severity {
    case .breaking: "Breaking"
    case .additive: "Added"
    case .documentation: "Documentation"
    }
  }

  private func lines(for findings: [Finding]) -> String {
    let groups = FindingGroups(findings, of: report).sections.flatMap(\.groups)
    return groups.flatMap(\.findings).map { line(for: $0) + "\n" }.joined()
  }

  private func line(for finding: Finding) -> String {
    let subject = MarkdownText.escaped(finding.path.subjectName)
    let message = MarkdownText.escaped(finding.message + finding.extent)
    let verdict = report.verdict(on: finding).map { " (\($0))" } ?? ""
    return "- **\(subject)**: \(message)\(verdict)"
  }
}
