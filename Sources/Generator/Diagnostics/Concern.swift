/// The part of the model that a diagnostic affects.
///
/// Such a diagnostic is only printed if a selected operation needs the part.
package struct Concern: Equatable, Sendable {
  /// The effect on that part.
  package enum Consequence: Equatable, Sendable {
    /// The operation cannot be offered.
    case leavesOut
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
  package let consequence: Consequence
  /// The cause, if it affects other parts as well; nil if the diagnostic is about this part alone.
  package let cause: Cause?

  package init(
    version: String, subject: String, consequence: Consequence, cause: Cause? = nil
  ) {
    self.version = version
    self.subject = subject
    self.consequence = consequence
    self.cause = cause
  }
}
