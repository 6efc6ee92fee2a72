import Diagnostics
import ServiceModel

/// Makes definitions of the model from the shapes in samples.
struct TypeResolver {
  let names: XMLNames
  /// The namespace of the version. Types of other namespaces are marked with theirs.
  let namespace: String

  func text(_ name: InternedName) -> String { names.text(name) }

  func reference(_ type: ObservedType) -> TypeReference {
    var result: TypeReference =
      switch type.base {
      case .unknown: .unknown
      case .scalar(let scalar): .scalar(scalar)
      case .named(let key): .named(text(key.name))
      }
    for _ in 0..<type.depth { result = .array(result) }
    return result
  }

  func field(_ field: ObservedField) -> Field {
    Field(name: text(field.name), type: reference(field.type))
  }

  func parameter(_ field: ObservedField) -> Parameter {
    Parameter(name: text(field.name), type: reference(field.type))
  }

  func define(
    _ entries: [TypeTable.Entry], in draft: inout VersionDraft, diagnostics: inout DiagnosticBag
  ) {
    for entry in entries {
      let definition = definition(entry)
      if let other = draft.typeLocations[definition.name] {
        diagnostics.emit(
          DocsReaderRules.typeNameClash,
          "the name '\(definition.name)' is that of two types in different namespaces",
          at: entry.location, related: [Diagnostic.Related("the other type", at: other)])
        continue
      }
      draft.define(definition, at: entry.location)
    }
  }

  func definition(_ entry: TypeTable.Entry) -> TypeDefinition {
    let own = text(entry.key.namespace)
    return TypeDefinition(
      name: text(entry.key.name), foreignNamespace: own == namespace ? nil : own,
      shape: shape(entry.shape))
  }

  private func shape(_ shape: ObservedShape) -> TypeDefinition.Shape {
    switch shape {
    case .bare: .opaque
    case .complex(let fields): .complex(ComplexType(fields: fields.map(field)))
    case .enumeration(let members): .enumeration(EnumerationType(names: members.sorted()))
    case .dictionary(let item, let key, let value):
      .dictionary(
        DictionaryType(itemElement: text(item), key: reference(key), value: reference(value)))
    }
  }
}
