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

  /// The Services version of the part.
  package let version: String
  /// The part, in the notation of corrections (`type 'Book'`, `operation 'agent:Library.Lend'`).
  package let subject: String
  package let consequence: Consequence

  package init(version: String, subject: String, consequence: Consequence) {
    self.version = version
    self.subject = subject
    self.consequence = consequence
  }
}
