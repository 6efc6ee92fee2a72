import Diagnostics

/// Finds operations of one service whose names differ only in case.
struct OperationNameCheck {
  func report(on draft: VersionDraft, diagnostics: inout DiagnosticBag) {
    for (service, operations) in draft.services {
      // Hardly any service has such names.
      if Set(operations.values.lazy.map { $0.operation.name.lowercased() }).count
        == operations.count
      {
        continue
      }
      let drafts = operations.values.sorted {
        ($0.location.path, $0.operation.name) < ($1.location.path, $1.operation.name)
      }
      var firsts: [String: VersionDraft.OperationDraft] = [:]
      for draft in drafts {
        let folded = draft.operation.name.lowercased()
        guard let first = firsts[folded] else {
          firsts[folded] = draft
          continue
        }
        diagnostics.emit(
          DocsReaderRules.operationCase,
          "'\(draft.operation.name)' of '\(service.name)' differs from "
            + "'\(first.operation.name)' only by case",
          at: draft.location, related: [Diagnostic.Related("the other page", at: first.location)])
      }
    }
  }
}
