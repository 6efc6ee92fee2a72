import Generator
import ModelDiff

/// A report as one page for the browser that needs nothing beside itself.
///
/// Everything is in the markup, so that the page reads without its script; the script filters and
/// searches. A content security policy forbids the browser to fetch anything.
struct HTMLReport {
  let report: DiffReport
  let details: FindingDetails

  var text: String {
    let sections = FindingGroups(report.findings, of: report).sections
    let title = HTMLText.escaped("\(report.oldName) → \(report.newName)")
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <link rel="icon" href="data:,">
      <title>API changes: \(title)</title>
      <style>
      \(HTMLStyle.text)</style>
      </head>
      <body>
      <a class="skip" href="#changes">Skip to the changes</a>
      \(HTMLOverview(report: report).text)
      \(toolbar)
      <div class="page">
      \(navigation(sections))
      <main id="changes" tabindex="-1">
      \(sections.enumerated().map { text(for: $1, number: $0) }.joined())
      \(empty)
      \(accepted)
      </main>
      </div>
      <footer>Written by \(ToolVersion.name) \(ToolVersion.current)</footer>
      <script>
      \(HTMLScript.text)</script>
      </body>
      </html>

      """
  }

  private var toolbar: String {
    if report.findings.isEmpty { return "" }
    let buttons = ChangeSeverity.allCases.map { severity in
      let count = report.count(severity)
      return """
        <button type="button" class="filter \(severity.rawValue)" data-severity="\
        \(severity.rawValue)" aria-pressed="true"\(count == 0 ? " disabled" : "")>\
        \(severity.rawValue) <b>\(count)</b></button>
        """
    }
    let options = report.audiences.map {
      "<option value=\"\($0.rawValue)\">breaks \($0.phrase)</option>"
    }
    return """
      <div class="toolbar" role="search">
      <input id="search" type="search" placeholder="Search operations, types, fields …  ( / )" \
      aria-label="Search the changes" autocomplete="off" spellcheck="false">
      <div class="filters" role="group" aria-label="Severities to show">\(buttons.joined())</div>
      <select id="audience" aria-label="Audience">
      <option value="">all changes</option>\(options.joined())
      </select>
      <button type="button" id="expand" class="plain">Expand all</button>
      <output id="count" aria-live="polite"></output>
      </div>
      """
  }

  private func navigation(_ sections: [FindingGroups.Section]) -> String {
    let items = sections.enumerated().map { index, section in
      let findings = section.groups.flatMap(\.findings)
      let worst = findings.map(report.severity).max() ?? .documentation
      return """
        <li data-section="s\(index)"><a href="#s\(index)"><i class="dot \(worst.rawValue)"></i>\
        <span>\(HTMLText.escaped(section.title))</span><b>\(findings.count)</b></a></li>
        """
    }
    return "<nav aria-label=\"Sections\"><ul>\(items.joined())</ul></nav>"
  }

  private func text(for section: FindingGroups.Section, number: Int) -> String {
    let groups = section.groups.map(text).joined()
    return """
      <section id="s\(number)"><h2>\(HTMLText.escaped(section.title))</h2>
      \(groups)</section>

      """
  }

  private func text(for group: FindingGroups.Group) -> String {
    let findings = group.findings.map { finding in
      HTMLFinding(
        // The line above names a type and who reaches it.
        finding: finding, subject: group.reach.isEmpty ? group.title : "", report: report,
        pages: details.pages(of: finding), swift: details.swift(of: finding)
      ).text
    }
    return "<div class=\"group\">\(reach(group))\(findings.joined())</div>\n"
  }

  private func reach(_ group: FindingGroups.Group) -> String {
    if group.reach.isEmpty { return "" }
    let names = group.reach.map { reach in
      "<li>\(HTMLText.escaped(reach.name)) <small>\(reach.direction.phrase)</small></li>"
    }
    let count = names.count == 1 ? "1 operation" : "\(names.count) operations"
    return """
      <details class="reach"><summary><b>\(HTMLText.escaped(group.title))</b> is reached by \
      \(count)</summary><ul>\(names.joined())</ul></details>
      """
  }

  private var empty: String {
    if report.findings.isEmpty {
      let what = report.noiseSentence ?? report.scopeSentence
      return "<p class=\"none\"><b>No API change</b><br>\(HTMLText.escaped(what))</p>"
    }
    return "<p class=\"none\" id=\"none\" hidden>No change matches.</p>"
  }

  private var accepted: String {
    if report.accepted.isEmpty { return "" }
    let items = report.accepted.map {
      "<li>\(HTMLText.escaped($0.finding.line))<br><em>\(HTMLText.escaped($0.reason))</em></li>"
    }
    return "<section><h2>Accepted</h2><ul class=\"accepted\">\(items.joined())</ul></section>"
  }
}

extension ChangeRule.Direction {
  fileprivate var phrase: String {
    switch self {
    case .request: "in requests"
    case .response: "in responses"
    case .both: "both ways"
    }
  }
}
