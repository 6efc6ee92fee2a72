import PositionedJSON

/// Prints diagnostics as one JSON object. The format is stable, but keys may be added.
///
///     {
///       "diagnostics": [
///         {
///           "column": 3, "hint": "…", "length": 7, "line": 2, "message": "…", "path": "…",
///           "related": [{ "column": 1, "length": 1, "line": 9, "message": "…", "path": "…" }],
///           "rule": "config-unknown-key", "severity": "error"
///         }
///       ],
///       "format": 1,
///       "summary": { "errors": 1, "notes": 0, "warnings": 0 },
///       "tool": { "name": "docs2swift", "version": "…" }
///     }
///
/// Lines and columns count from one, columns and lengths count UTF-8 bytes; missing values (the
/// line of a folder, a hint, a suggested `correction`) are left out.
package struct JSONDiagnosticPrinter: Sendable {
  package var files: SourceFileTable
  package var tool: ReportingTool

  package init(files: SourceFileTable, tool: ReportingTool) {
    self.files = files
    self.tool = tool
  }

  package func render(_ diagnostics: [Diagnostic]) -> String {
    let counts = DiagnosticCounts(diagnostics)
    return MachineReport.text(of: [
      "diagnostics": .array(diagnostics.map(entry)), "format": 1, "tool": tool.tree,
      "summary": [
        "errors": .number(counts.errors), "notes": .number(counts.notes),
        "warnings": .number(counts.warnings),
      ],
    ])
  }

  private func entry(for diagnostic: Diagnostic) -> JSONSyntaxTree {
    var entry = place(diagnostic.message, at: diagnostic.location)
    entry["rule"] = .string(diagnostic.rule.id)
    entry["severity"] = .string(diagnostic.severity.rawValue)
    entry["hint"] = diagnostic.hint.map { .string($0) }
    entry["correction"] = (diagnostic.settlement?.entry).map { .string($0) }
    if !diagnostic.related.isEmpty {
      entry["related"] = .array(
        diagnostic.related.map { .object(place($0.message, at: $0.location)) })
    }
    return .object(entry)
  }

  private func place(_ message: String, at location: SourceLocation?) -> [String: JSONSyntaxTree] {
    var place: [String: JSONSyntaxTree] = ["message": .string(message)]
    guard let location else { return place }
    place["path"] = .string(files.shownPath(of: location.path))
    guard location.line > 0 else { return place }
    place["line"] = .number(location.line)
    guard location.column > 0 else { return place }
    place["column"] = .number(location.column)
    place["length"] = .number(location.length)
    return place
  }
}
