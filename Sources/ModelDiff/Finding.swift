/// One change between two models, classified.
package struct Finding: Hashable, Sendable {
  package var rule: ChangeRule
  /// Where it is on the old side; nil for what was added.
  package var oldPath: ModelPath?
  /// Where it is on the new side; nil for what was removed.
  package var newPath: ModelPath?
  /// What was there before, in the notation of the model file; nil where nothing was.
  package var old: String?
  /// What is there now, in the notation of the model file; nil where nothing is.
  package var new: String?
  /// What happened, without the subject (`parameter 'Key' was added: xs:string`).
  package var message: String
  /// The rule's effects, or less where the place makes the change harmless.
  package var effects: Effects
  /// The operations that reach a changed type, or that share a change, sorted; empty for what
  /// concerns one operation, or none.
  package var reach: [Reach] = []
  /// Where the same change is found again: at types that are the type with further fields.
  package var twins: [ModelPath] = []

  /// The place on the new side, or on the old one for what was removed.
  package var path: ModelPath {
    newPath ?? oldPath ?? ModelPath(version: "", subject: .version)
  }

  package var severity: ChangeSeverity { ChangeSeverity(effects) }

  /// What happened, in one line: `Library.GetBook: parameter 'Key' was added: xs:string (breaks
  /// callers' source)`.
  package var line: String {
    let broken = effects.broken.map(\.phrase)
    let verdict = broken.isEmpty ? severity.rawValue : "breaks " + broken.joined(separator: ", ")
    return "\(path.subjectName): \(message) (\(verdict))"
  }

  /// Sixteen hexadecimal digits that name this change and no other: rule, place, old and new.
  ///
  /// Page names and line numbers are no part of it, so it survives whatever moves them.
  package var fingerprint: String {
    Fingerprint.of(
      [rule.id, oldPath?.description ?? "", newPath?.description ?? "", old ?? "", new ?? ""]
        + sharing)
  }

  /// The operations that share the change: one more is another change. Those that reach a type are
  /// no part of what happened to it.
  private var sharing: [String] {
    if case .type = path.subject { return [] }
    return reach.map(\.name)
  }
}

extension Finding: Comparable {
  /// By place; at one place the worst first.
  package static func < (a: Finding, b: Finding) -> Bool {
    if a.path != b.path { return a.path < b.path }
    if a.severity != b.severity { return a.severity > b.severity }
    return (a.rule.id, a.message) < (b.rule.id, b.message)
  }
}
