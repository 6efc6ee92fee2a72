import ServiceModel
import SwiftEmitter

/// One change between two models, classified.
package struct Finding: Hashable, Sendable {
  package var rule: ChangeRule
  /// The place on the old side; nil for an addition.
  package var oldPath: ModelPath?
  /// The place on the new side; nil for a removal.
  package var newPath: ModelPath?
  /// What changed at the old place, if the place is not precise; nil if it is.
  package var oldPart: DeclaredPart?
  /// The same at the new place.
  package var newPart: DeclaredPart?
  /// The old value, in the notation of the model file; nil if there was none.
  package var old: String?
  /// The new value, in the notation of the model file; nil if there is none.
  package var new: String?
  /// What happened, without the subject (`parameter 'Key' was added: xs:string`).
  package var message: String
  /// The effects of the rule, or less if the change is harmless at this place.
  package var effects: Effects
  /// The operations that reach a changed type, or that share a change, sorted. Empty for a change
  /// that concerns one operation or none.
  package var reach: [Reach] = []
  /// The other places with the same change: types that are this type with additional fields.
  package var twins: [ModelPath] = []

  /// The place on the new side, or on the old side for a removal.
  package var path: ModelPath { newPath ?? oldPath ?? ModelPath(version: "") }

  package var severity: ChangeSeverity { ChangeSeverity(effects) }

  /// What happened, in one line: `Library.GetBook: parameter 'Key' was added: xs:string (breaks
  /// callers' source)`.
  package var line: String {
    let broken = effects.broken.map(\.phrase)
    let verdict = broken.isEmpty ? severity.rawValue : "breaks " + broken.joined(separator: ", ")
    return "\(path.subjectName): \(message) (\(verdict))"
  }

  /// Sixteen hexadecimal digits that identify this change: its rule, its place, the old and the new
  /// value.
  ///
  /// Page names and line numbers are not included, so it stays the same if these change.
  package var fingerprint: String {
    Fingerprint.of(
      [rule.id, oldPath?.description ?? "", newPath?.description ?? "", old ?? "", new ?? ""]
        + sharing)
  }

  /// The operations that share the change are included, because one more operation is another
  /// change. The operations that reach a type are not included, because they are not part of its
  /// change.
  private var sharing: [String] {
    if case .type = path.subject { return [] }
    return reach.map(\.name)
  }
}

extension Finding: Comparable {
  /// Sorted by place. At the same place, the worst comes first.
  package static func < (a: Finding, b: Finding) -> Bool {
    if a.path != b.path { return a.path < b.path }
    if a.severity != b.severity { return a.severity > b.severity }
    return (a.rule.id, a.message) < (b.rule.id, b.message)
  }
}

/// A short name for a text. Equal texts have the same name on every machine.
enum Fingerprint {
  /// Each part ends with a byte that UTF-8 does not use.
  static func of(_ parts: [String]) -> String {
    let digits = String(StableHash.of(parts.lazy.flatMap { $0.utf8 + [0xFF] }), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
