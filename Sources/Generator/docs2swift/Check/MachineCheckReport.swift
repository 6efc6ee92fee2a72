import Diagnostics
import Generator

/// The output of `check --json`.
///
///     {
///       "files": [{ "diff": "--- a/…", "line": 3, "path": "…", "state": "stale" }],
///       "format": 1,
///       "summary": { "extra": 0, "missing": 0, "stale": 1, "unchanged": 9 },
///       "tool": { "name": "docs2swift", "version": "…" }
///     }
///
/// The line is the first one that differs; a missing file has none.
struct MachineCheckReport: Encodable {
  struct File: Encodable {
    var diff: String
    var line: Int?
    /// True if the lines differ only in their line endings. Then the diff is empty.
    var lineEndsOnly: Bool?
    var path: String
    var state: OutputDifference.State
  }

  struct Summary: Encodable {
    var extra: Int
    var missing: Int
    var stale: Int
    var unchanged: Int
  }

  var files: [File]
  var format = 1
  var summary: Summary
  var tool = ToolVersion.reportingTool

  init(_ comparison: OutputComparison) {
    files = comparison.differences.map { difference in
      File(
        diff: difference.diff.text, line: difference.firstChangedLine,
        lineEndsOnly: difference.isOfLineEnds ? true : nil, path: difference.path,
        state: difference.state)
    }
    summary = Summary(
      extra: comparison.count(of: .extra), missing: comparison.count(of: .missing),
      stale: comparison.count(of: .stale), unchanged: comparison.unchangedCount)
  }
}
