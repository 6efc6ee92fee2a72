import Diagnostics

/// The rules about selections.
enum SelectionRules {
  static let all: [DiagnosticRule] = [unused, empty]

  static let unused = DiagnosticRule(
    "selection-unused", .error, "a pattern that matches nothing",
    """
    A pattern of `include` or `exclude` names services and operations: `Library`, `Library.Get*`, \
    `agent:Library`, `entity:Book.*`, `Services88/*.Find*`. This one matches none of those the \
    documentation has, in upper and lower case as they are written there.
    """)

  static let empty = DiagnosticRule(
    "selection-empty", .error, "nothing is selected",
    """
    What `include`, `exclude` and `bindings` leave is nothing. Everything that was generated \
    before would be removed, hence the error.
    """)
}
