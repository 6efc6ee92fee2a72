/// A message about the input, with its position.
package struct Diagnostic: Equatable, Sendable {
  /// A second position that belongs to the diagnostic: the other source, or the first declaration.
  package struct Related: Equatable, Sendable {
    package var message: String
    package var location: SourceLocation

    package init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  /// The rule: its id, severity and explanation.
  package var rule: DiagnosticRule
  package var severity: Severity
  /// One sentence, lower case, without a final period.
  package var message: String
  /// Nil if it is not about a file (for example, an empty folder).
  package var location: SourceLocation?
  package var related: [Related]
  /// What to do about it, if known.
  package var hint: String?
  /// The suggested correction, if there is one.
  package var settlement: Settlement?
  /// The affected part of the model, until it is known whether the part is needed; nil if the
  /// diagnostic is always printed.
  package var concern: Concern?
  /// Identifies it even if lines move; nil if there is no such id.
  package var fingerprint: String?

  package init(
    _ rule: DiagnosticRule,
    _ message: String,
    at location: SourceLocation?,
    related: [Related] = [],
    hint: String? = nil,
    settlement: Settlement? = nil,
    concern: Concern? = nil
  ) {
    self.rule = rule
    self.severity = rule.severity
    self.message = message
    self.location = location
    self.related = related
    self.hint = hint
    self.settlement = settlement
    self.concern = concern
  }
}
