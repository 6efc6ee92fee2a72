/// The entry of the corrections file that would settle a finding.
package struct Settlement: Equatable, Sendable {
  /// What the entry corrects, in words that an entry of the file has in common with a finding.
  package let subject: String
  /// The Services version the finding is about; nil where it is about all of them.
  package let version: String?
  /// The entry, as JSON on one line, with a reason to be filled in.
  package let entry: String

  package init(subject: String, version: String?, entry: String) {
    self.subject = subject
    self.version = version
    self.entry = entry
  }
}
