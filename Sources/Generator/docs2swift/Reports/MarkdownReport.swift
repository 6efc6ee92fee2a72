import Generator
import ModelDiff

/// A report for a comment on a pull request: GitHub flavoured Markdown.
///
/// It begins with breaking changes and leaves out the least severe findings until it fits. It has
/// the number of omitted findings and the command that shows them.
struct MarkdownReport {
  let report: DiffReport
  /// The maximum size of a comment in bytes. GitHub allows 65,536 characters.
  var limit = 60_000

  var text: String {
    let head = self.head
    var body = BoundedText(limit: limit - head.utf8.count - Self.reserve)
    for (impact, findings) in report.byImpact {
      if impact == .documentation {
        body.add(documentation(findings), counting: findings.count, as: impact)
      } else {
        add(findings, impact, to: &body)
      }
    }
    body.add(accepted, counting: report.accepted.count, as: nil)
    return head + body.text + left(out: body)
  }

  /// The reserve for the sentence about omitted findings.
  private static let reserve = 600

  private func left(out body: BoundedText) -> String {
    if body.left.isEmpty, body.leftAccepted == 0 { return "" }
    var parts = body.left.sorted { $0.key.rawValue < $1.key.rawValue }.map { impact, count in
      "\(count) × \(impact.title.lowercased())"
    }
    if body.leftAccepted > 0 { parts.append("\(body.leftAccepted) accepted") }
    return """

      **Not shown, because it does not fit:** \(parts.joined(separator: ", ")). All of it: \
      `docs2swift diff \(Self.argument(report.oldName)) \(Self.argument(report.newName)) \
      --report html > changes.html`

      """
  }

  /// A side as an argument of the command, on one line and without backticks.
  private static func argument(_ name: String) -> String {
    let plain = "/._-:~^@".unicodeScalars
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || plain.contains(scalar)
    }
    return isPlain && name.utf8.count <= 100 ? name : "…"
  }
}

// MARK: - Head

extension MarkdownReport {
  private var head: String {
    let title = "## API changes: \(side(report.oldName)) → \(side(report.newName))\n\n"
    var text = title + "**\(report.countTitle)**"
    if let others = report.othersSentence { text += "; \(others)" }
    if let accepted = report.acceptedSentence { text += "; \(accepted)" }
    if report.findings.isEmpty {
      return text + "; \(report.noiseSentence ?? report.scopeSentence).\n"
    }
    if let noise = report.noiseSentence { text += "; \(noise)" }
    text += ".\nThis \(report.verdictSentence). Semantic version: **\(report.step.rawValue)**.\n\n"
    return text + whereItBreaks
  }

  private func side(_ name: String) -> String {
    escaped(name.count > 200 ? name.prefix(199) + "…" : name)
  }

  /// The services with breaking changes, the worst first.
  private var whereItBreaks: String {
    let breaking = report.findings(of: .breaking)
    if breaking.isEmpty { return "" }
    let sections = FindingGroups(breaking, of: report).sections
      .map { ($0.title, $0.groups.flatMap(\.findings)) }
      .sorted { $0.1.count > $1.1.count }
    let audiences = report.audiences
    var text = "| breaking changes | " + audiences.map(\.phrase).joined(separator: " | ") + " |\n"
    text += "|---|" + String(repeating: "---:|", count: audiences.count) + "\n"
    let shown = sections.count > 12 ? 10 : sections.count
    for (title, findings) in sections.prefix(shown) {
      text += row(escaped(String(title.prefix(80))), findings)
    }
    if shown < sections.count {
      text += row("\(sections.count - shown) others", sections.dropFirst(shown).flatMap(\.1))
    }
    return text + row("**all**", breaking)
  }

  private func row(_ title: String, _ findings: [Finding]) -> String {
    let counts = report.audiences.map { audience in
      String(findings.count { $0.effects[audience] == .breaking })
    }
    return "| \(title) | \(counts.joined(separator: " | ")) |\n"
  }
}

// MARK: - Findings

extension MarkdownReport {
  private func add(_ findings: [Finding], _ impact: Impact, to body: inout BoundedText) {
    let isFolded = impact == .additive
    let title = "\(impact.title): \(findings.count)"
    body.begin(
      isFolded
        ? "\n<details><summary><b>\(html(title))</b></summary>\n" : "\n### \(escaped(title))\n",
      end: isFolded ? "\n</details>\n" : "")
    for section in FindingGroups(findings, of: report).sections {
      body.heading("\n**\(escaped(section.title))**\n\n")
      for group in section.groups {
        for finding in group.findings {
          body.add(line(finding, in: group), counting: 1, as: impact)
        }
      }
    }
    body.end()
  }

  private func line(_ finding: Finding, in group: FindingGroups.Group) -> String {
    let name = group.title.isEmpty ? "" : "**\(escaped(group.title))**: "
    let verdict = report.verdict(on: finding).map { " – _\($0)_" } ?? ""
    let message = escaped(finding.message + finding.extent) + reach(of: finding)
    return "- \(mark(finding)) \(name)\(message)\(verdict)\n"
  }

  private func reach(of finding: Finding) -> String {
    guard case .type = finding.path.subject, let first = finding.reach.first else { return "" }
    let others = finding.reach.count - 1
    let more = others > 0 ? " and \(counted(others, "other operation"))" : ""
    return ", reached by \(escaped(first.name))\(more)"
  }

  private func mark(_ finding: Finding) -> String {
    switch report.severity(of: finding) {
    case .breaking: "❌"
    case .additive: "➕"
    case .documentation: "📝"
    }
  }

  /// Prose is only counted for each service. The other reports have the texts.
  private func documentation(_ findings: [Finding]) -> String {
    let sections = FindingGroups(findings, of: report).sections
    let lines = sections.map { section in
      let count = section.groups.reduce(0) { $0 + $1.findings.count }
      return "- 📝 \(escaped(section.title)): \(count)\n"
    }
    let title = html("\(Impact.documentation.title): \(findings.count)")
    return """

      <details><summary><b>\(title)</b></summary>

      \(lines.joined())
      `docs2swift diff … --verbose` lists them.

      </details>

      """
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

/// Text that accepts pieces in order while they fit, and counts the rest.
private struct BoundedText {
  let limit: Int
  private(set) var text = ""
  /// The number of findings that did not fit.
  private(set) var left: [Impact: Int] = [:]
  private(set) var leftAccepted = 0
  /// Whether something did not fit. After that, nothing less severe is added.
  private var isFull = false
  /// Text that is only written if something follows it.
  private var opening = ""
  private var section = ""
  private var closing = ""

  init(limit: Int) { self.limit = limit }

  mutating func begin(_ opening: String, end: String) {
    self.opening = opening
    closing = end
  }

  mutating func heading(_ text: String) { section = text }

  mutating func add(_ part: String, counting count: Int, as impact: Impact?) {
    let whole = opening + section + part
    if !isFull, text.utf8.count + whole.utf8.count + closing.utf8.count <= limit {
      text += whole
      opening = ""
      section = ""
      return
    }
    isFull = isFull || count > 0
    if let impact { left[impact, default: 0] += count } else { leftAccepted += count }
  }

  mutating func end() {
    // An opened block must be closed. Nothing was opened if nothing fitted.
    if opening.isEmpty { text += closing }
    opening = ""
    section = ""
    closing = ""
  }
}
