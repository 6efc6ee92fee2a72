/// A kind of diagnostic. `explain` prints it, and every diagnostic of the kind has its id.
///
/// Each module lists its rules in one table, so that no rule can be emitted without an explanation.
package struct DiagnosticRule: Hashable, Sendable {
  /// Lower case words joined by dashes. It never changes, because people put it in configuration
  /// files.
  package let id: String
  package let severity: Severity
  /// A short title for lists.
  package let title: String
  /// Its meaning, why it matters and what to do, in full sentences; Markdown paragraphs.
  package let explanation: String

  package init(_ id: String, severity: Severity, title: String, explanation: String) {
    self.id = id
    self.severity = severity
    self.title = title
    self.explanation = explanation
  }
}
