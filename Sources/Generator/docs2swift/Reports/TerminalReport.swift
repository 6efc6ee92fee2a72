import Diagnostics
import ModelDiff

/// A report for people at a terminal.
struct TerminalReport: Painting {
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
    let verdict = report.verdict(on: finding).map { paint("  " + $0, .dim) } ?? ""
    let name = subject.map { paint(clean($0), .cyan) + ": " } ?? ""
    return indentation + mark(report.severity(of: finding)) + " " + name
      + clean(finding.message + finding.extent) + verdict
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
    let isEmpty = report.findings.isEmpty
    var counts = paint(report.countSentence, isEmpty ? .green : .bold)
    if !isVerbose, report.count(.documentation) > 0 {
      counts += paint(" (--verbose lists all)", .dim)
    }
    let rest = report.noiseSentence ?? (isEmpty ? report.scopeSentence : nil)
    let parts = [counts, report.othersSentence, report.acceptedSentence, rest].compactMap(\.self)
      .joined(separator: "; ")
    if isEmpty { return parts }
    return "\(parts)\n\(report.verdictSentence) · semantic version: \(report.step.rawValue)"
  }

  private func clean(_ text: String) -> String { TerminalText.sanitized(text) }
}

extension Painting {
  /// One character for the severity of a change.
  func mark(_ severity: ChangeSeverity) -> String {
    switch severity {
    case .breaking: paint("✗", .red)
    case .additive: paint("+", .green)
    case .documentation: paint("·", .dim)
    }
  }
}
