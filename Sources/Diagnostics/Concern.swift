/// The part of the model that a finding is about.
///
/// A finding with one is said only where that part is wanted: what no selected operation needs is
/// nobody's concern.
package struct Concern: Equatable, Sendable {
  /// What it means for that part.
  package enum Consequence: Equatable, Sendable {
    /// The operation cannot be offered.
    case leavesOut
    /// Something is different from what one might expect, and all is there.
    case remarks
  }

  /// The Services version of the part.
  package let version: String
  /// The part, in the words of corrections (`type 'Book'`, `operation 'agent:Library.Lend'`).
  package let subject: String
  package let consequence: Consequence

  package init(version: String, subject: String, consequence: Consequence) {
    self.version = version
    self.subject = subject
    self.consequence = consequence
  }
}
