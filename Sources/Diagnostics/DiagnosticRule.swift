/// A kind of diagnostic: the row that `explain` prints and that every diagnostic of the kind names.
///
/// Each module lists its rules in one table, so that no rule can be emitted without an explanation.
package struct DiagnosticRule: Hashable, Sendable {
  /// Lower case words joined by dashes, stable for good: people put it in configuration files.
  package let id: String
  package let severity: Severity
  /// A few words that name the rule in lists.
  package let title: String
  /// What it means, why it matters and what to do, in full sentences; Markdown paragraphs.
  package let explanation: String

  package init(_ id: String, _ severity: Severity, _ title: String, _ explanation: String) {
    self.id = id
    self.severity = severity
    self.title = title
    self.explanation = explanation
  }
}
