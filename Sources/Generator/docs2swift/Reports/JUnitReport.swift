import Diagnostics
import ModelDiff

/// A test report with a suite for each service and a case for each finding. Breaking changes are
/// failures, and accepted ones are skipped.
struct JUnitReport {
  let report: DiffReport
  let places: FindingPlaces

  init(_ comparison: Comparison) {
    report = comparison.report
    places = FindingPlaces(comparison)
  }

  var text: String {
    let interface = report.findings.filter { report.severity(of: $0) != .documentation }
    var suites = FindingGroups(interface, of: report).sections.map { section in
      suite(section.title, section.groups.flatMap(\.findings).map(testCase))
    }
    let prose = report.findings(of: .documentation)
    if let first = prose.first {
      let name =
        prose.count == 1 ? "1 change of documentation" : "\(prose.count) changes of documentation"
      suites.append(
        suite("Documentation", [passed("prose", name, at: places.place(of: first).location)]))
    }
    if !report.accepted.isEmpty {
      suites.append(suite("Accepted", report.accepted.map(skipped)))
    }
    if suites.isEmpty { suites = [suite("API", [passed("API", report.countSentence)])] }
    let cases = interface.count + (prose.isEmpty ? 0 : 1) + report.accepted.count
    let name = escaped("\(report.oldName) → \(report.newName)")
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="\(name)" tests="\(max(cases, 1))" failures="\(report.count(.breaking))" \
      skipped="\(report.accepted.count)">
      \(suites.joined())</testsuites>

      """
  }

  private func suite(_ name: String, _ cases: [String]) -> String {
    let failures = cases.count { $0.contains("<failure ") }
    let skipped = cases.count { $0.contains("<skipped ") }
    return """
      <testsuite name="\(escaped(name))" tests="\(cases.count)" failures="\(failures)" \
      skipped="\(skipped)">
      \(cases.joined())</testsuite>

      """
  }

  private func testCase(_ finding: Finding) -> String {
    let place = places.place(of: finding).location
    let opening = """
      <testcase classname="\(escaped(finding.path.subjectName))" \
      name="\(escaped(finding.message + finding.extent))" file="\(escaped(place.path))" \
      line="\(place.line)"
      """
    if report.severity(of: finding) != .breaking { return opening + "/>\n" }
    let verdict = report.verdict(on: finding) ?? ""
    return opening + """
      >
      <failure type="\(finding.rule.id)" message="\(escaped(verdict))">\
      \(escaped(place.path)):\(place.line)
      \(escaped(finding.rule.why))
      fingerprint \(finding.fingerprint)</failure>
      </testcase>

      """
  }

  /// - Parameter place: the position of the first finding of the case.
  private func passed(
    _ subject: String, _ name: String, at place: SourceLocation? = nil
  ) -> String {
    let file = place.map { " file=\"\(escaped($0.path))\" line=\"\($0.line)\"" } ?? ""
    return "<testcase classname=\"\(escaped(subject))\" name=\"\(escaped(name))\"\(file)/>\n"
  }

  private func skipped(_ accepted: DiffReport.Accepted) -> String {
    """
    <testcase classname="\(escaped(accepted.finding.path.subjectName))" \
    name="\(escaped(accepted.finding.message))">
    <skipped message="\(escaped(accepted.reason))"/>
    </testcase>

    """
  }

  /// XML cannot represent most control characters.
  private func escaped(_ text: String) -> String {
    let allowed = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar)
        || (0xFFFE...0xFFFF).contains(scalar.value) ? "\u{FFFD}" : scalar
    }
    var clean = String.UnicodeScalarView()
    clean.append(contentsOf: allowed)
    return HTMLText.escaped(String(clean))
  }
}
