import Diagnostics
import ModelDiff

/// A report for people at a terminal.
struct TerminalReport {
  let report: DiffReport
  var usesColor = false
  /// Whether changes of prose are listed one by one, and every operation that reaches a type.
  var isVerbose = false

  var text: String {
    var lines = [paint("\(clean(report.oldName)) → \(clean(report.newName))", .bold)]
    for (impact, findings) in report.byImpact where isVerbose || impact != .documentation {
      lines += ["", paint("\(impact.title): \(findings.count)", .bold)]
      for section in FindingGroups(findings, of: report).sections {
        lines.append("  " + paint(clean(section.title), .bold))
        for group in section.groups { lines += self.lines(for: group) }
      }
    }
    lines += accepted
    lines += ["", summary]
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(for group: FindingGroups.Group) -> [String] {
    let reach = reachText(group)
    if group.title.isEmpty { return group.findings.map { line($0, indentation: "    ") } }
    if let only = group.findings.first, group.findings.count == 1, reach == nil {
      return [line(only, indentation: "    ", subject: group.title)]
    }
    let heading = "    " + paint(clean(group.title), .cyan) + (reach.map { paint($0, .dim) } ?? "")
    return [heading] + group.findings.map { line($0, indentation: "      ") }
  }

  private func line(_ finding: Finding, indentation: String, subject: String? = nil) -> String {
    let severity = report.severity(of: finding)
    let broken = report.broken(by: finding).map(\.phrase)
    let verdict = broken.isEmpty ? "" : paint("  breaks " + broken.joined(separator: ", "), .dim)
    let name = subject.map { paint(clean($0), .cyan) + ": " } ?? ""
    return indentation + Self.mark(severity, paint) + " " + name
      + clean(finding.message + finding.extent) + verdict
  }

  private static func mark(
    _ severity: ChangeSeverity, _ paint: (String, TerminalStyle) -> String
  ) -> String {
    switch severity {
    case .breaking: paint("✗", .red)
    case .additive: paint("+", .green)
    case .documentation: paint("·", .dim)
    }
  }

  /// `  reached by Library.FindBooks and 12 other operations`
  private func reachText(_ group: FindingGroups.Group) -> String? {
    guard let first = group.reach.first else { return nil }
    let names = group.reach.map(\.name)
    if isVerbose || names.count <= 2 {
      return "  reached by " + clean(names.joined(separator: ", "))
    }
    return "  reached by \(clean(first.name)) and \(names.count - 1) other operations"
  }

  private var accepted: [String] {
    if report.accepted.isEmpty { return [] }
    return ["", paint("accepted", .bold)]
      + report.accepted.map { "  \(clean($0.finding.line)): \(clean($0.reason))" }
  }

  private var summary: String {
    var parts: [String] = []
    if report.findings.isEmpty {
      parts.append(paint(report.countSentence, .green))
      if let accepted = report.acceptedSentence { parts.append(accepted) }
      if let noise = report.noiseSentence {
        parts.append(noise)
      } else {
        parts.append(report.scopeSentence)
      }
      return parts.joined(separator: "; ")
    }
    parts.append(paint(report.countSentence, .bold))
    if !isVerbose, report.count(.documentation) > 0 {
      parts[0] += paint(" (--verbose lists all)", .dim)
    }
    if let accepted = report.acceptedSentence { parts.append(accepted) }
    if let noise = report.noiseSentence { parts.append(noise) }
    let verdict = "\(report.verdictSentence) · semantic version: \(report.step.rawValue)"
    return parts.joined(separator: "; ") + "\n" + verdict
  }

  private func clean(_ text: String) -> String { TerminalText.sanitized(text) }

  private func paint(_ text: String, _ style: TerminalStyle) -> String {
    usesColor ? style.applied(to: text) : text
  }
}
