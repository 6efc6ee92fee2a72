import Diagnostics
import ServiceModel

/// The types that the schemas of one Services version define together.
///
/// Every agent's WSDL repeats the types it needs; within a version they are the same.
struct SchemaTable {
  struct Entry {
    let type: SchemaType
    let file: SourceFile

    var location: SourceLocation { file.location(of: type.place) }
  }

  let vocabulary: WSDLVocabulary
  let texts: [String]
  private(set) var entries: [TypeKey: Entry] = [:]
  private(set) var diagnostics = DiagnosticBag()
  private var references: [TypeKey: TypeReference] = [:]
  private let scalars: [XMLName: ScalarType]
  private let duration: XMLName

  init(vocabulary: WSDLVocabulary, texts: [String]) {
    self.vocabulary = vocabulary
    self.texts = texts
    duration = vocabulary.names.name("duration")
    let scalars = ScalarType.allCases.map { (vocabulary.names.name($0.rawValue), $0) }
    self.scalars = Dictionary(scalars) { first, _ in first }
  }

  /// Takes the types of a document; one that is known already must have the same shape.
  mutating func add(_ document: WSDLDocument) {
    for type in document.types where type.shape != .serialization {
      guard let known = entries[type.key] else {
        entries[type.key] = Entry(type: type, file: document.file)
        continue
      }
      guard known.type.shape != type.shape, type.shape != .unsupported,
        known.type.shape != .unsupported
      else { continue }
      diagnostics.emit(
        DocsReaderRules.typeShapeConflict,
        "the type '\(texts[type.key.name])' is defined differently in another document",
        at: document.location(type.place),
        related: [Diagnostic.Related("the definition that was read first", at: known.location)],
        hint: "read documents of one revision only")
    }
  }

  // MARK: References

  /// What a name refers to; a name nothing defines is an error, reported where it stands.
  mutating func reference(
    _ key: TypeKey, at location: @autoclosure () -> SourceLocation
  ) -> TypeReference {
    if let known = references[key] { return known }
    let result = resolve(key, at: location(), arrays: [])
    // An error is reported at every place that has it.
    if result != .unknown { references[key] = result }
    return result
  }

  /// A field's type; that it may be nil is told by the type alone, and has to be true.
  mutating func reference(of field: SchemaField, in file: SourceFile) -> TypeReference {
    let result = reference(field.type, at: file.location(of: field.place))
    if field.isNillable, isValueType(result) {
      diagnostics.emit(
        UnsupportedConstruct(
          subject: .document, what: "the nillable element '\(texts[field.name])' of a value type"),
        at: file.location(of: field.place))
    }
    return result
  }

  private mutating func resolve(
    _ key: TypeKey, at location: SourceLocation, arrays: [TypeKey]
  ) -> TypeReference {
    if key.namespace == vocabulary.schema || key.namespace == vocabulary.serialization {
      return scalar(key, at: location)
    }
    guard let entry = entries[key] else {
      diagnostics.emit(
        DocsReaderRules.wsdlUnknownType,
        "no document that is read defines the type '\(texts[key.name])' of the namespace "
          + "'\(texts[key.namespace])'", at: location)
      return .unknown
    }
    guard case .array(let item) = entry.type.shape else { return .named(texts[key.name]) }
    guard !arrays.contains(key), isNamedLikeItems(key, item) else {
      diagnostics.emit(
        UnsupportedConstruct(
          subject: .type(texts[key.name]),
          what: "a list that is not named after its items, or holds itself,"),
        at: entry.location)
      return .unknown
    }
    let place = entry.file.location(of: item.place)
    return .array(resolve(item.type, at: place, arrays: arrays + [key]))
  }

  private mutating func scalar(_ key: TypeKey, at location: SourceLocation) -> TypeReference {
    let isKnown = key.namespace == vocabulary.schema || key.name == duration
    if isKnown, let scalar = scalars[key.name] { return .scalar(scalar) }
    diagnostics.emit(
      UnsupportedConstruct(
        subject: .document, what: "the simple type '\(texts[key.name])'"), at: location)
    return .unknown
  }

  /// The name of an array's items on the wire follows from their type, here as everywhere.
  private func isNamedLikeItems(_ key: TypeKey, _ item: SchemaField) -> Bool {
    texts[item.name] == texts[item.type.name] && texts[key.name] == "ArrayOf" + texts[item.name]
  }

  private func isValueType(_ type: TypeReference) -> Bool {
    switch type {
    case .scalar(let scalar): return !scalar.isNillable
    case .named(let name):
      return enumerations.contains(name)
    case .array, .unknown: return false
    }
  }

  private var enumerations: Set<String> = []

  // MARK: Definitions

  /// The types of the model, sorted by name, with the places of their definitions.
  ///
  /// - Parameter namespace: the version's own; types of others are marked with theirs.
  mutating func definitions(
    namespace: XMLName
  ) -> [(definition: TypeDefinition, location: SourceLocation)] {
    for entry in entries.values {
      if case .enumeration = entry.type.shape { enumerations.insert(texts[entry.type.key.name]) }
    }
    let sorted = entries.values.sorted {
      (texts[$0.type.key.name], texts[$0.type.key.namespace])
        < (texts[$1.type.key.name], texts[$1.type.key.namespace])
    }
    var result: [(definition: TypeDefinition, location: SourceLocation)] = []
    for entry in sorted {
      guard let shape = shape(entry) else { continue }
      let key = entry.type.key
      if let other = result.last, other.definition.name == texts[key.name] {
        diagnostics.emit(
          DocsReaderRules.typeNameClash,
          "the name '\(texts[key.name])' is that of two types in different namespaces",
          at: entry.location, related: [Diagnostic.Related("the other type", at: other.location)])
        continue
      }
      let foreign = key.namespace == namespace ? nil : texts[key.namespace]
      result.append(
        (
          TypeDefinition(name: texts[key.name], foreignNamespace: foreign, shape: shape),
          entry.location
        ))
    }
    return result
  }

  /// - Returns: nil for what is no type of the model's: an array is a reference.
  private mutating func shape(_ entry: Entry) -> TypeDefinition.Shape? {
    switch entry.type.shape {
    case .complex(let base, let fields):
      return .complex(
        ComplexType(
          base: base.flatMap { self.base($0, of: entry) },
          fields: fields.map {
            Field(name: texts[$0.name], type: reference(of: $0, in: entry.file))
          }))
    case .dictionary(let item, let key, let value):
      return .dictionary(
        DictionaryType(
          itemElement: texts[item], key: reference(of: key, in: entry.file),
          value: reference(of: value, in: entry.file)))
    case .enumeration(let isFlags, let members):
      return .enumeration(
        EnumerationType(
          isFlags: isFlags, isComplete: true,
          members: members.map {
            EnumerationType.Member(name: texts[$0.name], value: $0.value)
          }))
    case .array:
      // Asked for so that one that is used by nothing is checked as well.
      _ = reference(entry.type.key, at: entry.location)
      return nil
    case .unsupported: return .opaque
    case .serialization: return nil
    }
  }

  /// The type that is extended: one with fields, which does not lead back to this one.
  private mutating func base(_ key: TypeKey, of entry: Entry) -> String? {
    var seen: Set<TypeKey> = [entry.type.key]
    var next: TypeKey? = key
    while let key = next {
      guard case .complex(let base, _)? = entries[key]?.type.shape, seen.insert(key).inserted else {
        diagnostics.emit(
          UnsupportedConstruct(
            subject: .type(texts[entry.type.key.name]),
            what: "the base type '\(texts[key.name])', which has no fields of its own,"),
          at: entry.location)
        return nil
      }
      next = base
    }
    return texts[key.name]
  }
}
