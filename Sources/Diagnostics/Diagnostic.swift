/// One thing a person should know about the input, with the place it is about.
package struct Diagnostic: Equatable, Sendable {
  /// A second place that belongs to the finding: the other source, the first declaration.
  package struct Related: Equatable, Sendable {
    package var message: String
    package var location: SourceLocation

    package init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  /// The rule that was broken: its id, severity and explanation.
  package var rule: DiagnosticRule
  package var severity: Severity
  /// One sentence, lower case, without a final period.
  package var message: String
  /// Nil when nothing in any file is to blame (a folder that is empty, say).
  package var location: SourceLocation?
  package var related: [Related]
  /// What to do about it, where that is known.
  package var hint: String?
  /// The correction that would settle it, where one can.
  package var settlement: Settlement?
  /// The part of the model it is about, while it is not known whether anybody wants that; nil for what
  /// is said in any case.
  package var concern: Concern?
  /// What identifies it, wherever its lines move; nil where nothing does.
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
