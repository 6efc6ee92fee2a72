import Diagnostics

/// Two pages of one operation. The first page in the order of their paths is used.
struct RepeatedOperation {
  let name: String
  let service: String
  let first: SourceLocation
  let second: SourceLocation
  /// The correction that chooses one of them.
  var settlement: Settlement?

  func report(isConflict: Bool, hasSameProse: Bool, diagnostics: inout DiagnosticBag) {
    if isConflict {
      diagnostics.emit(
        DocsReaderRules.operationConflict,
        "'\(name)' of '\(service)' is described differently on another page", at: second,
        related: [Diagnostic.Related("the other page", at: first)], settlement: settlement)
    } else {
      diagnostics.emit(
        DocsReaderRules.duplicatePage,
        "'\(name)' of '\(service)' has another page already"
          + (hasSameProse ? "" : ", whose prose differs"),
        at: second, related: [Diagnostic.Related("the page that is used", at: first)],
        hint: "delete one of the two")
    }
  }
}
