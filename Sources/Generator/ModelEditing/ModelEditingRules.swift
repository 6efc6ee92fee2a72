import Diagnostics

/// The rules about the corrections file.
enum CorrectionRules {
  static let all: [DiagnosticRule] = [
    syntax, invalid, unused, withoutEffect, repeated, undefinedType,
  ]

  static let syntax = DiagnosticRule(
    "correction-syntax", severity: .error, title: "the corrections file is not valid JSON",
    explanation: """
      The file of corrections must be JSON as RFC 8259 defines it: no comments, no comma after the \
      last item, no repeated keys. It is an array of objects.

      The position is where parsing stopped. The mistake is there or just before it.
      """)

  static let invalid = DiagnosticRule(
    "correction-invalid", severity: .error, title: "a correction cannot be understood",
    explanation: """
      A correction names one thing (a `type`, its `field` or `member`, an `operation`, its \
      `parameter` or `result`), has a change (`set`, `add` or `remove`) and a `reason`. Values are \
      in the notation of the model file, which `docs2swift inspect --json` prints.

      Here a key is unknown, missing, or has a value of the wrong kind.
      """)

  static let unused = DiagnosticRule(
    "correction-unused", severity: .error, title: "a correction of something that does not exist",
    explanation: """
      The documentation has nothing with this name, so the correction would have no effect and \
      nobody would notice. The name is misspelled, or the documentation has changed since the \
      correction was written.

      Corrections are checked before services and operations are selected, so a correction of an \
      operation that you leave out is allowed.
      """)

  static let withoutEffect = DiagnosticRule(
    "correction-without-effect", severity: .error,
    title: "a correction that agrees with the documentation",
    explanation: """
      The correction repeats the documentation, and no diagnostic needs it. Most likely the \
      documentation has been fixed. Remove the correction.
      """)

  static let repeated = DiagnosticRule(
    "correction-repeated", severity: .error, title: "two corrections of one thing",
    explanation: """
      Two entries are about the same thing, so the result would depend on their order. Combine them \
      into one entry.
      """)

  static let undefinedType = DiagnosticRule(
    "correction-undefined-type", severity: .error, title: "a correction leaves a type undefined",
    explanation: """
      After the corrections, a type is used that neither the documentation nor a correction defines. \
      A correction uses a type that does not exist, or removes one that is still needed.
      """)
}

/// All rules about editing a model.
package enum ModelEditingRules {
  package static let all: [DiagnosticRule] = CorrectionRules.all + SelectionRules.all
}

/// The rules about selections.
enum SelectionRules {
  static let all: [DiagnosticRule] = [unused, empty]

  static let unused = DiagnosticRule(
    "selection-unused", severity: .error, title: "a pattern that matches nothing",
    explanation: """
      A pattern of `include` or `exclude` names services and operations: `Library`, `Library.Get*`, \
      `agent:Library`, `entity:Book.*`, `Services88/*.Find*`. This one matches nothing in the \
      documentation. Case matters.
      """)

  static let empty = DiagnosticRule(
    "selection-empty", severity: .error, title: "nothing is selected",
    explanation: """
      After `include`, `exclude` and `bindings` nothing is left. It is an error, because otherwise \
      everything that was generated before would be removed.
      """)
}
