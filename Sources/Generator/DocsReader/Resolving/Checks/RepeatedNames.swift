import Diagnostics
import PositionedJSON
import ServiceModel

/// Finds fields with the same name as a field of the base type. A value stores the fields of its
/// base type, and two fields of one name cannot be distinguished in JSON.
struct FieldNameCheck {
  private enum Step {
    case enter(String)
    case leave([String])
  }

  func report(on draft: VersionDraft, diagnostics: inout DiagnosticBag) {
    var derived: [String: [String]] = [:]
    var steps: [Step] = []
    for (name, definition) in draft.types.sorted(by: { $0.key < $1.key }) {
      guard case .complex(let complex) = definition.shape else { continue }
      if let base = complex.base {
        derived[base, default: []].append(name)
      } else {
        steps.append(.enter(name))
      }
    }
    // It begins with the types without a base type, and keeps the fields of the types above. So it
    // visits each field once, however long the chains are.
    var owners: [String: String] = [:]
    while let step = steps.popLast() {
      switch step {
      case .leave(let fields): for field in fields { owners[field] = nil }
      case .enter(let name):
        let added = add(fieldsOf: name, in: draft, to: &owners, diagnostics: &diagnostics)
        steps.append(.leave(added))
        steps += (derived[name] ?? []).map { .enter($0) }
      }
    }
  }

  /// - Parameter owners: for each name, the type that has the field above.
  /// - Returns: the names that were new.
  private func add(
    fieldsOf type: String, in draft: VersionDraft, to owners: inout [String: String],
    diagnostics: inout DiagnosticBag
  ) -> [String] {
    guard case .complex(let complex)? = draft.types[type]?.shape else { return [] }
    var added: [String] = []
    for field in complex.fields {
      if let owner = owners[field.name] {
        report(field.name, of: type, repeating: owner, in: draft, diagnostics: &diagnostics)
      } else {
        owners[field.name] = type
        added.append(field.name)
      }
    }
    return added
  }

  private func report(
    _ field: String, of type: String, repeating base: String, in draft: VersionDraft,
    diagnostics: inout DiagnosticBag
  ) {
    func place(_ type: String) -> SourceLocation? {
      draft.fieldLocations[type]?[field] ?? draft.typeLocations[type]
    }
    let target = CorrectionTarget.field(field, of: type)
    diagnostics.emit(
      DocsReaderRules.fieldRepeated,
      base == type
        ? "'\(type)' has '\(field)' twice"
        : "'\(type)' has '\(field)', and so has '\(base)', which it extends",
      at: place(type),
      related: place(base).map { [Diagnostic.Related("the other one", at: $0)] } ?? [],
      settlement: base == type
        ? CorrectionTarget.type(type).settlement(
          .set(
            .object(["complex": .object(["fields": .fields(singleFields(of: type, in: draft))])])),
          in: draft.name)
        : target.settlement(.remove, in: draft.name))
  }

  private func singleFields(of type: String, in draft: VersionDraft) -> [Field] {
    guard case .complex(let complex)? = draft.types[type]?.shape else { return [] }
    var seen: Set<String> = []
    return complex.fields.filter { seen.insert($0.name).inserted }
  }
}

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
