import ModelDiff

/// The head of the page: the verdict and the figures.
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
    \(step)
    </div>
    <div class="panels">\(audiences)\(pages)</div>
    </header>
    """
  }

  private var verdict: String {
    if report.findings.isEmpty {
      let what = report.noiseSentence ?? report.scopeSentence
      return "No API change; \(HTMLText.escaped(what))."
    }
    let noise = report.noiseSentence.map { "; \($0)" } ?? ""
    let verdict = report.verdictSentence
    return "This \(verdict)\(noise)."
  }

  private func figure(_ severity: ChangeSeverity) -> String {
    """
    <div class="figure \(severity.rawValue)"><b>\(report.count(severity))</b>\
    <span>\(severity.rawValue)</span></div>
    """
  }

  private var step: String {
    """
    <div class="figure step"><b>\(report.step.rawValue)</b><span>semantic version</span></div>
    """
  }

  private var audiences: String {
    if report.findings.isEmpty { return "" }
    let rows = report.audiences.map { audience in
      let count = report.breakCount(audience)
      let mark = count == 0 ? "ok" : "bad"
      let text = count == 0 ? "unharmed" : count == 1 ? "1 change" : "\(count) changes"
      return "<dt>\(audience.title)</dt><dd class=\"\(mark)\">\(text)</dd>"
    }
    return "<div class=\"panel\"><h3>Who is broken</h3><dl>\(rows.joined())</dl></div>"
  }

  private var pages: String {
    guard let pages = report.pages else { return "" }
    let parts = [
      ("interface", "changed", pages.interface), ("prose", "only prose", pages.prose),
      ("noise", "only samples", pages.noise), ("added", "new", pages.added),
      ("removed", "gone", pages.removed), ("same", "identical", pages.identical),
    ].filter { $0.2 > 0 }
    if parts.isEmpty { return "" }
    let bar = parts.map { "<i class=\"\($0.0)\" style=\"flex-grow:\($0.2)\"></i>" }.joined()
    let legend = parts.map { part in
      "<li><i class=\"\(part.0)\"></i>\(part.1) <b>\(part.2)</b></li>"
    }
    return """
      <div class="panel pages"><h3>Pages</h3><div class="bar" aria-hidden="true">\(bar)</div>\
      <ul class="legend">\(legend.joined())</ul></div>
      """
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
