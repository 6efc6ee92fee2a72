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
