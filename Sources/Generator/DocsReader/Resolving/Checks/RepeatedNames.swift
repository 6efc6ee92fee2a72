import Diagnostics
import ServiceModel

/// Finds fields with the same name as a field of the base type. A value stores the fields of its
/// base type, and two fields of one name cannot be distinguished in JSON.
struct FieldNameCheck {
  private enum Step {
    case enter(String)
    case leave([String])
  }

  private let draft: VersionDraft
  private(set) var diagnostics = DiagnosticBag()
  /// For each name, the type that has the field above.
  private var owners: [String: String] = [:]

  init(_ draft: VersionDraft) {
    self.draft = draft
    var derived: [String: [String]] = [:]
    var steps: [Step] = []
    for (name, definition) in draft.types.sorted(by: { $0.key < $1.key }) {
      guard let complex = definition.complex else { continue }
      if let base = complex.base {
        derived[base, default: []].append(name)
      } else {
        steps.append(.enter(name))
      }
    }
    // It begins with the types without a base type, and keeps the fields of the types above. So it
    // visits each field once, however long the chains are.
    while let step = steps.popLast() {
      switch step {
      case .leave(let fields): for field in fields { owners[field] = nil }
      case .enter(let name):
        steps.append(.leave(addFields(of: name)))
        steps += (derived[name] ?? []).map { .enter($0) }
      }
    }
  }

  private func fields(of type: String) -> [Field] { draft.types[type]?.complex?.fields ?? [] }

  /// - Returns: the names that were new.
  private mutating func addFields(of type: String) -> [String] {
    var added: [String] = []
    for field in fields(of: type) {
      if let owner = owners[field.name] {
        report(field.name, of: type, repeating: owner)
      } else {
        owners[field.name] = type
        added.append(field.name)
      }
    }
    return added
  }

  private mutating func report(_ field: String, of type: String, repeating base: String) {
    func place(_ type: String) -> SourceLocation? {
      draft.fieldLocations[type]?[field] ?? draft.typeLocations[type]
    }
    diagnostics.emit(
      DocsReaderRules.fieldRepeated,
      base == type
        ? "'\(type)' has '\(field)' twice"
        : "'\(type)' has '\(field)', and so has '\(base)', which it extends", at: place(type),
      related: place(base).map { [Diagnostic.Related("the other one", at: $0)] } ?? [],
      settlement: base == type
        ? singleFields(of: type).settlement(in: draft.name)
        : CorrectionTarget.field(field, of: type).settlement(.remove, in: draft.name))
  }

  /// The type with the first field of each name.
  private func singleFields(of type: String) -> TypeDefinition {
    var seen: Set<String> = []
    let single = fields(of: type).filter { seen.insert($0.name).inserted }
    return TypeDefinition(name: type, shape: .complex(ComplexType(fields: single)))
  }
}

/// Finds operations of one service whose names differ only in case.
struct OperationNameCheck {
  func report(on draft: VersionDraft, diagnostics: inout DiagnosticBag) {
    for (service, operations) in draft.services {
      // Hardly any service has such names.
      let names = Set(operations.values.lazy.map { $0.operation.name.lowercased() })
      if names.count == operations.count { continue }
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
