import Diagnostics
import Generator
import PositionedJSON
import ToolSupport

/// The standard output of `check`.
struct CheckReport: Painting {
  var comparison: OutputComparison
  /// `5 pages → 3 operations, 7 types`
  var input: String
  var duration: Duration
  /// The command line that brings the output up to date.
  var repair: String
  var usesColor = false

  /// For people: the names, the differences, the summary.
  var text: String {
    guard !comparison.differences.isEmpty else {
      let files = counted(comparison.unchangedCount, "file")
      return "\(input) · \(files) up to date · \(duration.shown)\n"
    }
    let diffs = comparison.differences.filter { !$0.isOfLineEnds }
      .map { "\n" + ($0.diff.shown(inColor: usesColor)) }
    let hints = (["run \(repair)"] + lineEndsHint).map { "\(paint("hint:", .cyan)) \($0)\n" }
    return names + diffs.joined() + "\n\(sum)\n" + hints.joined()
  }

  /// A line for each file.
  var names: String {
    let width = OutputDifference.State.allCases.map(\.rawValue.count).max() ?? 0
    return comparison.differences.map { difference in
      let state = difference.state.rawValue.padded(to: width)
      let path = usesColor ? TerminalText.sanitized(difference.path) : difference.path
      let note = difference.isOfLineEnds ? "  (line ends only)" : ""
      return "\(paint(state, .red))  \(path)\(note)\n"
    }.joined()
  }

  /// For programs. The format is stable, but keys may be added.
  ///
  ///     {
  ///       "files": [{ "diff": "--- a/…", "line": 3, "path": "…", "state": "stale" }],
  ///       "format": 1,
  ///       "summary": { "extra": 0, "missing": 0, "stale": 1, "unchanged": 9 },
  ///       "tool": { "name": "docs2swift", "version": "…" }
  ///     }
  ///
  /// The line is the first one that differs; a missing file has none. If the lines differ only in
  /// their line endings, `lineEndsOnly` is true and the diff is empty.
  var json: String {
    let states = OutputDifference.State.allCases.map { ($0.rawValue, comparison.count(of: $0)) }
    let counts = [("unchanged", comparison.unchangedCount)] + states
    return MachineReport.text(of: [
      "files": .array(comparison.differences.map(Self.entry)), "format": 1,
      "summary": .object(Dictionary(counts.map { ($0, .number($1)) }) { $1 }),
      "tool": ToolVersion.reportingTool.tree,
    ])
  }

  private static func entry(for difference: OutputDifference) -> JSONSyntaxTree {
    [
      "diff": .string(difference.diff.text), "path": .string(difference.path),
      "line": difference.firstChangedLine.map { .number($0) },
      "lineEndsOnly": difference.isOfLineEnds ? true : nil,
      "state": .string(difference.state.rawValue),
    ]
  }

  /// `2 files differ from the generated output: 1 stale, 1 extra`
  private var sum: String {
    let differences = comparison.differences
    let verb = differences.count == 1 ? "differs" : "differ"
    let states = OutputDifference.State.allCases.map { (comparison.count(of: $0), $0.rawValue) }
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(counted(differences.count, "file")) \(verb) from the generated output: "
      + states.joined(separator: ", ")
  }

  private var lineEndsHint: [String] {
    comparison.differences.contains(where: \.isOfLineEnds) ? [OutputDifference.lineEndsHint] : []
  }
}
