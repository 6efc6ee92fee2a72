import Diagnostics
import Generator
import ModelDiff

/// A report for programs; its shape is that of docs/diff-report.schema.json.
struct JSONDiffReport {
  static let currentFormat = 1

  let report: DiffReport

  /// - Throws: `EncodingError`, which no text can cause.
  func render() throws -> String {
    let counts = ChangeSeverity.allCases.map { ($0.rawValue, report.count($0)) }
    let verdict = report.audiences.map { ($0.rawValue, report.breakCount($0)) }
    let document = Document(
      format: Self.currentFormat, tool: ToolVersion.reportingTool, old: report.oldName,
      new: report.newName,
      summary: Summary(
        counts: Dictionary(uniqueKeysWithValues: counts),
        breaks: Dictionary(uniqueKeysWithValues: verdict), step: report.step.rawValue,
        operations: report.operationCount, types: report.typeCount,
        pages: report.pages.map(Pages.init)),
      findings: report.findings.map { Entry($0, reason: nil) },
      accepted: report.accepted.map { Entry($0.finding, reason: $0.reason) })
    return try MachineReport.text(of: document)
  }
}

private struct Document: Encodable {
  var format: Int
  var tool: ReportingTool
  var old: String
  var new: String
  var summary: Summary
  var findings: [Entry]
  var accepted: [Entry]
}

private struct Summary: Encodable {
  var counts: [String: Int]
  var breaks: [String: Int]
  var step: String
  var operations: Int
  var types: Int
  var pages: Pages?
}

private struct Pages: Encodable {
  var interface: Int
  var prose: Int
  var noise: Int
  var added: Int
  var removed: Int
  var identical: Int

  init(_ pages: PageComparison) {
    interface = pages.interface
    prose = pages.prose
    noise = pages.noise
    added = pages.added
    removed = pages.removed
    identical = pages.identical
  }
}

private struct Entry: Encodable {
  struct Reached: Encodable {
    var operation: String
    var direction: String
  }

  var rule: String
  var severity: String
  var direction: String
  var effects: [String: String]
  var path: String
  var oldPath: String?
  var newPath: String?
  var message: String
  var old: String?
  var new: String?
  var fingerprint: String
  var reachedBy: [Reached]?
  var reason: String?

  init(_ finding: Finding, reason: String?) {
    rule = finding.rule.id
    severity = finding.severity.rawValue
    direction = finding.rule.direction.rawValue
    effects = Dictionary(
      uniqueKeysWithValues: Audience.allCases.map {
        ($0.rawValue, "\(finding.effects[$0])")
      })
    path = finding.path.description
    oldPath = finding.oldPath?.description
    newPath = finding.newPath?.description
    message = finding.message
    old = finding.old
    new = finding.new
    fingerprint = finding.fingerprint
    reachedBy =
      finding.reach.isEmpty
      ? nil
      : finding.reach.map { Reached(operation: $0.name, direction: $0.direction.rawValue) }
    self.reason = reason
  }
}
