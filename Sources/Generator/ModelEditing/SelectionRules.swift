import Diagnostics

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
