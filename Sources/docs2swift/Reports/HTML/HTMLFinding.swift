import ModelDiff

/// One finding of the page: a line that opens to what the pages and the Swift say.
struct HTMLFinding {
  let finding: Finding
  /// The operation or type it is about; empty for what is about a service or a version.
  let subject: String
  let report: DiffReport
  let pages: (before: ExcerptFinder.Excerpt?, after: ExcerptFinder.Excerpt?)
  let swift: (before: [String], after: [String])

  var text: String {
    let severity = report.severity(of: finding)
    let broken = finding.effects.broken
    let chips = report.broken(by: finding).map {
      "<span class=\"chip\">breaks \($0.phrase)</span>"
    }
    let name = subject.isEmpty ? "" : "<code>\(HTMLText.escaped(subject))</code> "
    return """
      <details class="finding \(severity.rawValue)" id="f\(finding.fingerprint)" data-severity="\
      \(severity.rawValue)" data-breaks="\(broken.map(\.rawValue).joined(separator: " "))">\
      <summary><i class="mark" aria-label="\(severity.rawValue)"></i><span class="what">\(name)\
      \(message)</span><span class="chips">\(chips.joined())</span></summary>
      <div class="body"><p class="why">\(HTMLText.escaped(finding.rule.why))</p>
      \(prose)\(documentation)\(code)
      <p class="path"><span>\(HTMLText.escaped(finding.path.description))</span>
      <span>rule <b>\(finding.rule.id)</b></span>
      <span>fingerprint <b>\(finding.fingerprint)</b></span></p></div></details>

      """
  }

  /// Names in quotes are set as code.
  private var message: String {
    let parts = finding.message.split(separator: "'", omittingEmptySubsequences: false)
    // A quote inside a name would turn everything round.
    guard parts.count % 2 == 1 else { return HTMLText.escaped(finding.message) }
    return parts.enumerated().map { index, part in
      let text = HTMLText.escaped(String(part))
      return index % 2 == 1 ? "<code>\(text)</code>" : text
    }.joined()
  }

  private var isProse: Bool { finding.rule.id.hasPrefix("documentation-") }

  /// What was written and what is written now.
  private var prose: String {
    guard isProse else { return "" }
    return pair("Documentation", before: finding.old.map(text), after: finding.new.map(text))
  }

  private func text(_ prose: String) -> String {
    let lines = prose.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      "<li>\(HTMLText.escaped(String(line)))</li>"
    }
    return "<ul class=\"prose\">\(lines.joined())</ul>"
  }

  private var documentation: String {
    if isProse { return "" }
    return pair(
      "Documentation", before: pages.before.map { excerpt($0, "gone") },
      after: pages.after.map { excerpt($0, "come") })
  }

  private func excerpt(_ excerpt: ExcerptFinder.Excerpt, _ mark: String) -> String {
    let margin = Self.margin(of: excerpt.lines)
    let lines = excerpt.lines.enumerated().map { index, line in
      let isMarked = index == excerpt.marked
      let number = excerpt.firstLine + index
      return """
        <span class="line\(isMarked ? " \(mark)" : "")"><i>\(number)</i>\
        \(HTMLText.escaped(String(line.dropFirst(margin))))</span>
        """
    }
    return """
      <p class="file">\(HTMLText.escaped(excerpt.path))</p><pre>\(lines.joined(separator: "\n"))\
      </pre>
      """
  }

  private var code: String {
    if isProse || swift.before == swift.after && !isWhole { return "" }
    let diff = SideBySide(swift.before, swift.after)
    return pair(
      "Swift", before: swift.before.isEmpty ? nil : lines(diff.before, "gone"),
      after: swift.after.isEmpty ? nil : lines(diff.after, "come"))
  }

  /// Whether an operation or a type came or went as a whole.
  private var isWhole: Bool { swift.before.isEmpty != swift.after.isEmpty }

  private func lines(_ lines: [SideBySide.Line], _ mark: String) -> String {
    let spans = lines.map { line -> String in
      switch line {
      case .same(let text): "<span class=\"line\">\(HTMLText.escaped(text))</span>"
      case .changed(let text): "<span class=\"line \(mark)\">\(HTMLText.escaped(text))</span>"
      case .gap: "<span class=\"line gap\">⋯</span>"
      }
    }
    return "<pre>\(spans.joined(separator: "\n"))</pre>"
  }

  private func pair(_ title: String, before: String?, after: String?) -> String {
    if before == nil, after == nil { return "" }
    func side(_ name: String, _ content: String?) -> String {
      guard let content else { return "" }
      return "<div class=\"side\"><h4>\(title) <small>\(name)</small></h4>\(content)</div>"
    }
    return """
      <div class="pair\(before == nil || after == nil ? " single" : "")">\
      \(side("before", before))\(side("after", after))</div>
      """
  }

  /// The blanks that all lines begin with.
  private static func margin(of lines: [String]) -> Int {
    let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
    return filled.map { line in line.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
  }
}
