import Diagnostics
import Generator
import ModelDiff
import PositionedJSON

/// A report for programs, in the format of docs/diff-report.schema.json.
struct JSONDiffReport {
  private let report: DiffReport
  private let places: FindingPlaces

  init(_ comparison: Comparison) {
    report = comparison.report
    places = FindingPlaces(comparison)
  }

  var text: String {
    MachineReport.text(of: [
      "format": 1, "tool": ToolVersion.reportingTool.tree, "old": .string(report.oldName),
      "new": .string(report.newName), "summary": summary,
      "findings": .array(report.findings.map { .object(entry(for: $0)) }),
      "accepted": .array(
        report.accepted.map { accepted in
          .object(entry(for: accepted.finding).merging(["reason": .string(accepted.reason)]) { $1 })
        }),
    ])
  }

  private var summary: JSONSyntaxTree {
    let counts = ChangeSeverity.allCases.map { ($0.rawValue, report.count($0)) }
    let breaks = report.audiences.map { ($0.rawValue, report.breakCount($0)) }
    return [
      "counts": Self.numbers(counts), "breaks": Self.numbers(breaks),
      "step": .string(report.step.rawValue), "operations": .number(report.operationCount),
      "types": .number(report.typeCount), "pages": report.pages.map(Self.pages),
      "otherAudiences": report.otherCount == 0 ? nil : .number(report.otherCount),
    ]
  }

  private static func numbers(_ numbers: [(String, Int)]) -> JSONSyntaxTree {
    .object(Dictionary(numbers.map { ($0, .number($1)) }) { $1 })
  }

  /// The counts of all files, and next to them those of each kind.
  private static func pages(_ pages: PageComparison) -> JSONSyntaxTree {
    let byKind = pages.byKind.map { ($0.key.rawValue, JSONSyntaxTree.object(counts($0.value))) }
    let whole = ["byKind": JSONSyntaxTree.object(Dictionary(byKind) { $1 })]
    return .object(whole.merging(counts(pages.total)) { $1 })
  }

  private static func counts(_ counts: PageComparison.Counts) -> [String: JSONSyntaxTree] {
    let all = PageComparison.Outcome.allCases.map { ($0.rawValue, counts[$0] ?? 0) }
    return Dictionary(all.map { ($0, .number($1)) }) { $1 }
  }

  private func entry(for finding: Finding) -> [String: JSONSyntaxTree] {
    let effects = Audience.allCases.map { audience in
      (audience.rawValue, JSONSyntaxTree.string("\(finding.effects[audience])"))
    }
    let twins = finding.twins.map(\.description)
    let members: [String: JSONSyntaxTree?] = [
      "rule": .string(finding.rule.id), "place": place(of: finding),
      "alsoAt": twins.isEmpty ? nil : .strings(twins),
      "severity": .string(report.severity(of: finding).rawValue),
      "direction": .string(finding.rule.direction.rawValue),
      "effects": .object(Dictionary(effects) { $1 }),
      "path": .string(finding.path.description),
      "oldPath": (finding.oldPath?.description).map { .string($0) },
      "newPath": (finding.newPath?.description).map { .string($0) },
      "message": .string(finding.message),
      "old": finding.old.map { .string($0) }, "new": finding.new.map { .string($0) },
      "fingerprint": .string(finding.fingerprint),
      "reachedBy": finding.reach.isEmpty ? nil : .array(finding.reach.map(Self.reached)),
    ]
    return members.compactMapValues(\.self)
  }

  private func place(of finding: Finding) -> JSONSyntaxTree {
    let found = places.place(of: finding)
    return [
      "side": found.isOld ? "old" : "new", "file": .string(found.location.path),
      "line": .number(found.location.line),
      "column": found.location.column > 0 ? .number(found.location.column) : nil,
    ]
  }

  private static func reached(by operation: Reach) -> JSONSyntaxTree {
    [
      "kind": .string(operation.kind.rawValue), "operation": .string(operation.name),
      "direction": .string(operation.direction.rawValue),
    ]
  }
}
