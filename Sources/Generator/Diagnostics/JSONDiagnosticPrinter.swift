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
  package static let currentFormat = 1

  package var files: SourceFileTable
  package var tool: ReportingTool

  package init(files: SourceFileTable, tool: ReportingTool) {
    self.files = files
    self.tool = tool
  }

  /// - Throws: `EncodingError`, which no text can cause.
  package func render(_ diagnostics: [Diagnostic]) throws -> String {
    try MachineReport.text(
      of: Report(
        diagnostics: diagnostics.map(entry), format: Self.currentFormat,
        summary: DiagnosticCounts(diagnostics), tool: tool))
  }

  private func entry(for diagnostic: Diagnostic) -> Entry {
    Entry(
      rule: diagnostic.rule.id, severity: diagnostic.severity.rawValue,
      place: place(diagnostic.message, at: diagnostic.location), hint: diagnostic.hint,
      correction: diagnostic.settlement?.entry,
      related: diagnostic.related.map { place($0.message, at: $0.location) })
  }

  private func place(_ message: String, at location: SourceLocation?) -> Place {
    let line = location.flatMap { $0.line > 0 ? $0.line : nil }
    let column = line == nil ? nil : location.flatMap { $0.column > 0 ? $0.column : nil }
    return Place(
      message: message, path: location.map { files.shownPath(of: $0.path) }, line: line,
      column: column, length: column == nil ? nil : location?.length)
  }
}

private struct Report: Encodable {
  var diagnostics: [Entry]
  var format: Int
  var summary: DiagnosticCounts
  var tool: ReportingTool
}

private struct Place: Encodable {
  var message: String
  var path: String?
  var line: Int?
  var column: Int?
  var length: Int?
}

private struct Entry: Encodable {
  var rule: String
  var severity: String
  var place: Place
  var hint: String?
  /// The suggested correction, as JSON text.
  var correction: String?
  var related: [Place]

  private enum CodingKeys: String, CodingKey {
    case rule, severity, hint, correction, related
  }

  func encode(to encoder: any Encoder) throws {
    try place.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rule, forKey: .rule)
    try container.encode(severity, forKey: .severity)
    try container.encodeIfPresent(hint, forKey: .hint)
    try container.encodeIfPresent(correction, forKey: .correction)
    if !related.isEmpty { try container.encode(related, forKey: .related) }
  }
}
