import Generator
import ModelDiff

/// The entry of a release in a changelog, in the format of keepachangelog.com.
struct ChangelogEntry {
  let report: DiffReport
  let title: String

  /// Markdown, beginning with the heading and ending with a line break.
  var text: String {
    var text = heading + "\n"
    if report.findings.isEmpty, report.accepted.isEmpty { return text + "\nNo API change.\n" }
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

  /// The text of a changelog with this entry above the others. An entry with the same heading is
  /// replaced.
  func inserted(into changelog: String) -> String {
    // `\r\n` is one character and stays unchanged.
    let lineBreak = changelog.contains("\r\n") ? "\r\n" : "\n"
    let text = inserted(intoLines: changelog.replacing("\r\n", with: "\n"))
    return lineBreak == "\n" ? text : text.replacing("\n", with: lineBreak)
  }

  private func inserted(intoLines changelog: String) -> String {
    var lines = changelog.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines == [""] { lines = ["# Changelog", ""] }
    if let start = lines.firstIndex(where: isSameHeading) {
      let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("## ") } ?? lines.endIndex
      lines.removeSubrange(start..<end)
    }
    let place = lines.firstIndex { $0.hasPrefix("## ") } ?? lines.endIndex
    var before = Array(lines[..<place])
    while before.last == "" { before.removeLast() }
    var after = Array(lines[place...])
    while after.last == "" { after.removeLast() }
    let head = before.isEmpty ? "" : before.joined(separator: "\n") + "\n\n"
    let tail = after.isEmpty ? "" : "\n" + after.joined(separator: "\n") + "\n"
    return head + text + tail
  }

  private var heading: String { "## \(name)" }

  private var name: String { title.split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// Some changelogs have a release as a link with a date after it: `## [1.1] - 2024-01-01`.
  private func isSameHeading(_ line: String) -> Bool {
    line == heading || line.hasPrefix("## [\(name)]")
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
