import Diagnostics
import Generator
import ModelDiff

/// A report for programs, in the format of docs/diff-report.schema.json.
struct JSONDiffReport {
  static let currentFormat = 1

  let comparison: Comparison

  private var report: DiffReport { comparison.report }

  /// - Throws: `EncodingError`, which no text can cause.
  func render() throws -> String {
    let counts = ChangeSeverity.allCases.map { ($0.rawValue, report.count($0)) }
    let places = FindingPlaces(comparison)
    let verdict = report.audiences.map { ($0.rawValue, report.breakCount($0)) }
    let document = Document(
      format: Self.currentFormat, tool: ToolVersion.reportingTool, old: report.oldName,
      new: report.newName,
      summary: Summary(
        counts: Dictionary(uniqueKeysWithValues: counts),
        breaks: Dictionary(uniqueKeysWithValues: verdict), step: report.step.rawValue,
        operations: report.operationCount, types: report.typeCount,
        pages: report.pages.map { Pages(pages: $0) }),
      findings: report.findings.map { Entry($0, at: places, reason: nil) },
      accepted: report.accepted.map { Entry($0.finding, at: places, reason: $0.reason) })
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

/// The counts of all files, and next to them those of each kind.
private struct Pages: Encodable {
  let pages: PageComparison

  private enum CodingKeys: CodingKey { case byKind }

  func encode(to encoder: any Encoder) throws {
    try pages.total.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    let byKind = pages.byKind.map { ($0.key.rawValue, $0.value) }
    try container.encode(Dictionary(uniqueKeysWithValues: byKind), forKey: .byKind)
  }
}

private struct Entry: Encodable {
  struct Reached: Encodable {
    var kind: String
    var operation: String
    var direction: String
  }

  struct Place: Encodable {
    var side: String
    var file: String
    var line: Int
    var column: Int?
  }

  var rule: String
  var place: Place
  var alsoAt: [String]?
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

  init(_ finding: Finding, at places: FindingPlaces, reason: String?) {
    let found = places.place(of: finding)
    place = Place(
      side: found.isOld ? "old" : "new", file: found.file, line: found.line,
      column: found.column > 0 ? found.column : nil)
    alsoAt = finding.twins.isEmpty ? nil : finding.twins.map(\.description)
    rule = finding.rule.id
    severity = finding.severity.rawValue
    direction = finding.rule.direction.rawValue
    effects = Dictionary(
      uniqueKeysWithValues: Audience.allCases.map { ($0.rawValue, "\(finding.effects[$0])") })
    path = finding.path.description
    oldPath = finding.oldPath?.description
    newPath = finding.newPath?.description
    message = finding.message
    old = finding.old
    new = finding.new
    fingerprint = finding.fingerprint
    let reached = finding.reach.map {
      Reached(kind: $0.kind.rawValue, operation: $0.name, direction: $0.direction.rawValue)
    }
    reachedBy = reached.isEmpty ? nil : reached
    self.reason = reason
  }
}
