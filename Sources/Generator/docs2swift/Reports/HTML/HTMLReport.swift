import CEmbeddedReport
import Generator
import ModelDiff
import PositionedJSON

/// A report as one self-contained page for the browser.
///
/// The findings are data, and the script only creates visible rows, so a page with thousands of
/// findings opens at once. A content security policy forbids the browser to fetch anything. Without
/// the script the page still lists breaking changes.
struct HTMLReport {
  let report: DiffReport
  let details: FindingDetails

  var text: String {
    let title = HTMLText.escaped("\(report.oldName) → \(report.newName)")
    // No text can end the enclosing element.
    let data = JSONWriter.text(of: HTMLData(report, details).tree, .compact)
      .replacing("<", with: "\\u003c")
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
      \(String(cString: embeddedReportStyle))</style>
      </head>
      <body>
      <a class="skip" href="#changes">Skip to the changes</a>
      \(HTMLOverview(report: report).text)
      \(toolbar)
      <main id="changes" tabindex="-1">
      \(empty)
      <div id="list"></div>
      \(withoutScript)
      \(accepted)
      </main>
      <footer>Written by \(ToolVersion.name) \(ToolVersion.current)</footer>
      <script type="application/json" id="data">\(data)</script>
      <script>
      \(String(cString: embeddedReportScript))</script>
      </body>
      </html>

      """
  }

  private var toolbar: String {
    if report.findings.isEmpty { return "" }
    let hasInterface = report.count(.breaking) + report.count(.additive) > 0
    let buttons = ChangeSeverity.allCases.map { severity in
      let isOn = severity != .documentation || !hasInterface
      return """
        <button type="button" class="filter \(severity.rawValue)" data-severity="\
        \(severity.rawValue)" aria-pressed="\(isOn)">\(severity.rawValue) <b></b></button>
        """
    }
    return """
      <div class="toolbar" role="search">
      <input id="search" type="search" placeholder="Search operations, types, fields …  ( / )" \
      aria-label="Search the changes" autocomplete="off" spellcheck="false">
      <div class="filters" role="group" aria-label="Severities to show">\(buttons.joined())</div>
      <div class="selects">\(selects)
      <button type="button" id="expand" class="plain">Open all</button></div>
      <output id="count" aria-live="polite"></output>
      </div>
      """
  }

  private var selects: String {
    let audiences = Audience.allCases.filter(report.audiences.contains).map {
      ($0.rawValue, "breaks \($0.phrase)")
    }
    let orders = [("worst", "worst first"), ("service", "by service"), ("name", "by name")]
    return select("audience", label: "Audience", options: [("", "any audience")] + audiences)
      + select("service", label: "Service", options: [("", "all services")])
      + select("version", label: "Version", options: [("", "all versions")])
      + select("order", label: "Order", options: orders)
  }

  private func select(_ id: String, label: String, options: [(String, String)]) -> String {
    let options = options.map { "<option value=\"\($0.0)\">\(HTMLText.escaped($0.1))</option>" }
    return "<select id=\"\(id)\" aria-label=\"\(label)\">\(options.joined())</select>"
  }

  private var empty: String {
    if report.findings.isEmpty {
      let what = report.noiseSentence ?? report.scopeSentence
      return
        "<p class=\"none\"><b>\(HTMLText.escaped(report.countTitle))</b><br>\(HTMLText.escaped(what))</p>"
    }
    return "<p class=\"none\" id=\"none\" hidden>No change matches.</p>"
  }

  private var withoutScript: String {
    let breaking = report.findings(of: .breaking)
    let shown = breaking.prefix(100)
    if shown.isEmpty { return "" }
    let items = shown.map { "<li>\(HTMLText.escaped($0.line))</li>" }
    return """
      <noscript><p>This list needs scripts. \(breaking.count) changes break somebody; \
      here are \(shown.count):</p><ul>\(items.joined())</ul></noscript>
      """
  }

  private var accepted: String {
    if report.accepted.isEmpty { return "" }
    let items = report.accepted.map {
      "<li>\(HTMLText.escaped($0.finding.line))<br><em>\(HTMLText.escaped($0.reason))</em></li>"
    }
    return "<section><h2>Accepted</h2><ul class=\"accepted\">\(items.joined())</ul></section>"
  }
}
