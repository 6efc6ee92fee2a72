import Diagnostics
import ServiceModel

/// Completes the types of a version after all pages have been joined.
struct TypeCompletion {
  let profile: DocumentationProfile

  func complete(_ draft: inout VersionDraft, diagnostics: inout DiagnosticBag) {
    if !draft.isOwn {
      addBase(to: &draft)
      markFlags(in: &draft)
    }
    addMissing(to: &draft)
    report(unknownFieldsOf: draft, diagnostics: &diagnostics)
  }

  /// The base type and the types that it needs, if a type extends it.
  private func addBase(to draft: inout VersionDraft) {
    guard draft.types.values.contains(where: { $0.base == profile.base.name }) else { return }
    for definition in profile.base.types {
      let known = draft.types[definition.name]?.shape
      if known == nil || known == .opaque { draft.types[definition.name] = definition }
    }
  }

  /// A sample shows one member of an enumeration. It cannot show whether the enumeration has flags.
  private func markFlags(in draft: inout VersionDraft) {
    for definition in profile.base.types {
      guard case .enumeration(let known) = definition.shape, known.isFlags,
        case .enumeration(var sampled)? = draft.types[definition.name]?.shape, !sampled.isComplete
      else { continue }
      sampled.isFlags = true
      let names = Set(known.members.map(\.name))
      sampled.members = known.members + sampled.members.filter { !names.contains($0.name) }
      draft.types[definition.name]?.shape = .enumeration(sampled)
    }
  }

  /// If a type is used and never shown, only its name is known.
  private func addMissing(to draft: inout VersionDraft) {
    var names: Set<String> = []
    for operation in draft.services.values.lazy.flatMap(\.values) {
      names.formUnion(operation.operation.namedTypesOfValues)
    }
    for definition in draft.types.values { names.formUnion(definition.referredTypes) }
    for name in names where draft.types[name] == nil {
      draft.types[name] = TypeDefinition(name: name, shape: .opaque)
    }
  }

  private func report(unknownFieldsOf draft: VersionDraft, diagnostics: inout DiagnosticBag) {
    for (name, definition) in draft.types.sorted(by: { $0.key < $1.key }) {
      guard let complex = definition.complex, let location = draft.typeLocations[name],
        // A gap in a schema has been reported as an error.
        !draft.schemaTypes.contains(name), !draft.swaggerTypes.contains(name)
      else { continue }
      for field in complex.fields where field.type.isPartlyUnknown {
        diagnostics.emit(
          DocsReaderRules.unknownFieldType,
          "no page shows the type of '\(field.name)' of '\(name)'",
          at: draft.fieldLocations[name]?[field.name] ?? location,
          settlement: CorrectionTarget.field(field.name, of: name)
            .settlement(setting: field.type, in: draft.name))
      }
    }
  }
}

extension TypeDefinition {
  /// The names of the types that its own shape needs.
  var referredTypes: [String] { typesOfParts + [base].compactMap { $0 } }
}
