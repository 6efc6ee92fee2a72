import ModelDiff

/// A report for a comment on a pull request: GitHub flavoured Markdown.
struct MarkdownReport {
  let report: DiffReport
  /// How many characters a comment may have; GitHub takes 65,536.
  var limit = 60_000

  var text: String {
    let head = self.head
    var text = head
    var left = 0
    for section in FindingGroups(report.findings, of: report).sections {
      let part = self.text(for: section)
      if text.count + part.count > limit {
        left += section.groups.reduce(0) { $0 + $1.findings.count }
      } else {
        text += part
      }
    }
    if left > 0 {
      text += "\n\(left) further changes do not fit here; the full report has them.\n"
    }
    return text + accepted
  }

  private var head: String {
    let title = "## API changes: \(escaped(report.oldName)) → \(escaped(report.newName))\n\n"
    if report.findings.isEmpty {
      return title + "**No API change**; \(report.noiseSentence ?? report.scopeSentence).\n"
    }
    var text = title + "**\(report.countSentence)**"
    if let noise = report.noiseSentence { text += "; \(noise)" }
    text += ".\nThis \(report.verdictSentence). Semantic version: **\(report.step.rawValue)**.\n\n"
    text += "| | breaking changes |\n|---|---:|\n"
    for audience in report.audiences {
      text += "| \(audience.phrase) | \(report.breakCount(audience)) |\n"
    }
    return text
  }

  private func text(for section: FindingGroups.Section) -> String {
    let findings = section.groups.flatMap(\.findings)
    let worst = findings.map(report.severity).max() ?? .documentation
    let open = worst == .breaking && findings.count <= 20 ? " open" : ""
    var text = "\n<details\(open)><summary><b>\(html(section.title))</b>: "
    text += "\(counts(findings))</summary>\n\n"
    for group in section.groups { text += self.text(for: group) }
    return text + "\n</details>\n"
  }

  private func counts(_ findings: [Finding]) -> String {
    ChangeSeverity.allCases.compactMap { severity in
      let count = findings.count { report.severity(of: $0) == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }.joined(separator: ", ")
  }

  private func text(for group: FindingGroups.Group) -> String {
    if group.title.isEmpty { return group.findings.map { line($0, indentation: "") }.joined() }
    if let only = group.findings.first, group.findings.count == 1, group.reach.isEmpty {
      return line(only, indentation: "", subject: group.title)
    }
    var heading = "- **\(escaped(group.title))**"
    if let first = group.reach.first {
      let others = group.reach.count - 1
      heading += ", reached by \(escaped(first.name))"
      if others > 0 { heading += " and \(others) other operation\(others == 1 ? "" : "s")" }
    }
    return heading + "\n" + group.findings.map { line($0, indentation: "  ") }.joined()
  }

  private func line(_ finding: Finding, indentation: String, subject: String? = nil) -> String {
    let name = subject.map { "**\(escaped($0))**: " } ?? ""
    let broken = report.broken(by: finding).map(\.phrase).joined(separator: ", ")
    let verdict = broken.isEmpty ? "" : " – _breaks \(broken)_"
    return "\(indentation)- \(mark(finding)) \(name)\(escaped(finding.message))\(verdict)\n"
  }

  private func mark(_ finding: Finding) -> String {
    switch report.severity(of: finding) {
    case .breaking: "❌"
    case .additive: "➕"
    case .documentation: "📝"
    }
  }

  private var accepted: String {
    if report.accepted.isEmpty { return "" }
    let lines = report.accepted.map {
      "- \(escaped($0.finding.line)): \(escaped($0.reason))\n"
    }
    return
      "\n<details><summary><b>accepted</b>: \(lines.count)</summary>\n\n\(lines.joined())\n</details>\n"
  }

  private func html(_ text: String) -> String { HTMLText.escaped(text) }

  private func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}

/// Text that comes from outside and must stay what it is in Markdown.
enum MarkdownText {
  /// On one line, without anything that Markdown, HTML or GitHub's mentions would act on.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t": result += " "
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Text that comes from outside and must stay what it is in HTML.
enum HTMLText {
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
