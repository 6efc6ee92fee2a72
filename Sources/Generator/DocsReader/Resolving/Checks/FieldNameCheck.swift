import Diagnostics
import PositionedJSON
import ServiceModel

/// Finds fields that repeat one of a type which theirs extends. A value stores the fields of its base,
/// and two of one name cannot be told apart in JSON.
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
    // Down from the types that extend nothing, with what is above in view: each field is looked at
    // once, however long the chains are.
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

  /// - Parameter owners: the types that have the fields above, by the names of these.
  /// - Returns: the names that were not there.
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
