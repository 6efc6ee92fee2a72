import Generator
import ModelDiff

/// The head of the page: the verdict and the numbers.
struct HTMLOverview {
  let report: DiffReport

  var text: String {
    """
    <header>
    <div class="title">
    <p class="kicker">API changes</p>
    <h1><span>\(HTMLText.escaped(report.oldName))</span> <i>→</i> \
    <span>\(HTMLText.escaped(report.newName))</span></h1>
    <p class="verdict \(report.worst?.rawValue ?? "clean")">\(verdict)</p>
    </div>
    <div class="figures">
    \(ChangeSeverity.allCases.map(figure).joined())
    <div class="figure step"><b>\(report.step.rawValue)</b><span>semantic version</span></div>
    </div>
    </header>
    \(panels)
    """
  }

  private var panels: String {
    let panels = audiences + pages
    return panels.isEmpty ? "" : "<div class=\"panels\">\(panels)</div>"
  }

  private var verdict: String {
    if report.findings.isEmpty {
      let what = report.noiseSentence ?? report.scopeSentence
      return "\(HTMLText.escaped(report.countTitle))\(others); \(HTMLText.escaped(what))."
    }
    let noise = report.noiseSentence.map { "; \($0)" } ?? ""
    return "This \(report.verdictSentence)\(others)\(noise)."
  }

  private var others: String { report.othersSentence.map { "; \($0)" } ?? "" }

  private func figure(_ severity: ChangeSeverity) -> String {
    """
    <div class="figure \(severity.rawValue)"><b>\(report.count(severity))</b>\
    <span>\(severity.rawValue)</span></div>
    """
  }

  private var audiences: String {
    if report.findings.isEmpty { return "" }
    let rows = report.audiences.map { audience in
      let count = report.breakCount(audience)
      let mark = count == 0 ? "ok" : "bad"
      let text = count == 0 ? "unharmed" : counted(count, "change")
      return "<dt>\(audience.title)</dt><dd class=\"\(mark)\">\(text)</dd>"
    }
    return "<div class=\"panel\"><h3>Who is broken</h3><dl>\(rows.joined())</dl></div>"
  }

  /// The number of files in each category, in total and for each kind.
  private var pages: String {
    guard let pages = report.pages else { return "" }
    let total = Self.parts(of: pages.total)
    if total.isEmpty { return "" }
    let bar = total.map { "<i class=\"\($0.name)\" style=\"flex-grow:\($0.count)\"></i>" }.joined()
    let legend = total.map { part in
      "<li><i class=\"\(part.name)\"></i>\(part.title) <b>\(part.count)</b></li>"
    }
    let kinds = DescribedPageKind.allCases.compactMap { kind in
      pages.byKind[kind].map { counts in
        let parts = Self.parts(of: counts).map { "\($0.count) \($0.title)" }
        let sum = counts.values.reduce(0, +)
        return "<li>\(kind.phrase(sum)): \(parts.joined(separator: ", "))</li>"
      }
    }
    return """
      <div class="panel pages"><h3>\(pages.total.values.reduce(0, +)) files</h3>\
      <div class="bar" aria-hidden="true">\(bar)</div>\
      <ul class="legend">\(legend.joined())</ul>\
      <details class="kinds"><summary>by kind</summary><ul>\(kinds.joined())</ul></details></div>
      """
  }

  private static func parts(
    of counts: PageComparison.Counts
  ) -> [(name: String, title: String, count: Int)] {
    PageComparison.Outcome.allCases.compactMap { outcome in
      counts[outcome].map { (outcome.name, outcome.title, $0) }
    }
  }
}

extension PageComparison.Outcome {
  /// The name in the style of the page.
  fileprivate var name: String { self == .identical ? "same" : rawValue }

  fileprivate var title: String {
    switch self {
    case .interface: "about a change"
    case .prose: "other prose"
    case .noise: "other samples"
    case .added: "new"
    case .removed: "gone"
    case .identical: "identical"
    }
  }
}

extension Audience {
  fileprivate var title: String {
    switch self {
    case .callers: "Source that calls the client"
    case .implementers: "Source that implements a service"
    case .wire: "Programs already built"
    }
  }
}
