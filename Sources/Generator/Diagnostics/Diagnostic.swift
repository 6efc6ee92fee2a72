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

/// The severity of a diagnostic. After an error nothing is written.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  case note
  case warning
  case error

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

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

/// The part of the model that a diagnostic affects.
///
/// Such a diagnostic is only printed if a selected operation needs the part.
package struct Concern: Equatable, Sendable {
  /// The effect on that part.
  package enum Consequence: Equatable, Sendable {
    /// The operation cannot be offered.
    case leavesOut
    /// The operation cannot be called over REST. If it has no other binding, it is left out.
    case leavesOutREST
    /// Something differs from the expectation, but nothing is missing.
    case remarks
  }

  /// What several diagnostics have in common: they are printed as one.
  package struct Cause: Hashable, Sendable {
    /// A sentence without its end: `the style 'rpc' of the binding 'B' is not supported`.
    package let text: String
    /// The effect on several parts, after their number: `operations are left out`.
    package let effect: String
    /// What to do about all of them.
    package let hint: String

    package init(_ text: String, effect: String, hint: String) {
      self.text = text
      self.effect = effect
      self.hint = hint
    }
  }

  /// The Services version of the part.
  package let version: String
  /// The part, in the notation of corrections (`type 'Book'`, `operation 'agent:Library.Lend'`).
  package let subject: String
  /// The parts that have the subject in them, if it is not a part of the model itself.
  package let users: [String]
  package let consequence: Consequence
  /// The cause, if it affects other parts as well; nil if the diagnostic is about this part alone.
  package let cause: Cause?

  package init(
    version: String, subject: String, users: [String] = [], consequence: Consequence,
    cause: Cause? = nil
  ) {
    self.version = version
    self.subject = subject
    self.users = users
    self.consequence = consequence
    self.cause = cause
  }
}

/// A suggested correction: the entry of the corrections file that would solve the problem.
package struct Settlement: Equatable, Sendable {
  /// The target of the entry, in a notation that entries of the file and diagnostics share.
  package let subject: String
  /// The Services version of the diagnostic; nil for all of them.
  package let version: String?
  /// The entry, as JSON on one line, with a reason to be filled in.
  package let entry: String

  package init(subject: String, version: String?, entry: String) {
    self.subject = subject
    self.version = version
    self.entry = entry
  }
}
