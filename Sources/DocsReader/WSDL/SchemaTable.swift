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

  let version: String
  let vocabulary: WSDLVocabulary
  let texts: [String]
  private(set) var entries: [TypeKey: Entry] = [:]
  private(set) var diagnostics = DiagnosticBag()
  private var references: [TypeKey: TypeReference] = [:]
  /// Definitions that differ from the one that is used, by the name of the type.
  private var conflicts: [String: [SourceLocation]] = [:]
  private var enumerations: Set<String> = []
  private var chains = BaseTypeChains()
  private let scalars: [XMLName: ScalarType]
  private let duration: XMLName

  init(version: String, vocabulary: WSDLVocabulary, texts: [String]) {
    self.version = version
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
      conflicts[texts[type.key.name], default: []].append(document.location(type.place))
    }
  }

  // MARK: References

  /// A field's type; that it may be nil is told by the type alone, and has to be true.
  ///
  /// - Parameter owner: what the field belongs to, for what is wrong about it.
  mutating func reference(
    of field: SchemaField, in file: SourceFile, of owner: FieldOwner
  ) -> TypeReference {
    let place = Place(
      location: file.location(of: field.place), subject: owner.subject(of: texts[field.name]))
    let result = reference(field.type, at: place)
    if field.isNillable, isValueType(result) {
      report("that a value type may be nil", at: place)
    }
    return result
  }

  /// What has a field.
  enum FieldOwner {
    case type(String)
    case dictionary(String)
    case request(OperationAddress)
    case response(OperationAddress)

    fileprivate func subject(of field: String) -> UnsupportedConstruct.Subject {
      switch self {
      case .type(let name): .field(field, of: name)
      case .dictionary(let name): .part(field.lowercased(), ofDictionary: name)
      case .request(let operation): .parameter(field, of: operation)
      case .response(let operation): .result(field, of: operation)
      }
    }
  }

  /// Where a type is referred to.
  private struct Place {
    let location: SourceLocation
    let subject: UnsupportedConstruct.Subject
  }

  /// What a name refers to; a name nothing defines is an error at every place that has it.
  private mutating func reference(_ key: TypeKey, at place: Place) -> TypeReference {
    if let known = references[key] { return known }
    let result = resolve(key, at: place, arrays: [])
    if result != .unknown { references[key] = result }
    return result
  }

  private mutating func resolve(
    _ key: TypeKey, at place: Place, arrays: [TypeKey]
  ) -> TypeReference {
    if key.namespace == vocabulary.schema || key.namespace == vocabulary.serialization {
      return scalar(key, at: place)
    }
    guard let entry = entries[key] else {
      diagnostics.emit(
        DocsReaderRules.wsdlUnknownType,
        "no document that is read defines the type '\(texts[key.name])' of the namespace "
          + "'\(texts[key.namespace])'", at: place.location,
        settlement: place.subject.settlement(stating: "xs:string", in: version))
      return .unknown
    }
    guard case .array(let item) = entry.type.shape else { return .named(texts[key.name]) }
    guard !arrays.contains(key), isNamedLikeItems(key, item) else {
      report(
        "a list that is not named after its items, or holds itself,", of: .type(texts[key.name]),
        at: entry.location)
      return .unknown
    }
    let inside = Place(
      location: entry.file.location(of: item.place), subject: place.subject)
    return .array(resolve(item.type, at: inside, arrays: arrays + [key]))
  }

  private mutating func scalar(_ key: TypeKey, at place: Place) -> TypeReference {
    let isKnown = key.namespace == vocabulary.schema || key.name == duration
    if isKnown, let scalar = scalars[key.name] { return .scalar(scalar) }
    report("the simple type '\(texts[key.name])'", at: place)
    return .unknown
  }

  private mutating func report(_ what: String, at place: Place) {
    report(what, of: place.subject, at: place.location)
  }

  private mutating func report(
    _ what: String, of subject: UnsupportedConstruct.Subject, at location: SourceLocation
  ) {
    UnsupportedConstruct(subject: subject, what: what)
      .report(in: version, at: location, to: &diagnostics)
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
    for (definition, location) in result { reportConflicts(with: definition, at: location) }
    return result
  }

  private mutating func reportConflicts(
    with definition: TypeDefinition, at location: SourceLocation
  ) {
    for conflict in conflicts[definition.name] ?? [] {
      diagnostics.emit(
        DocsReaderRules.typeShapeConflict,
        "the type '\(definition.name)' is defined differently in another document",
        at: conflict,
        related: [Diagnostic.Related("the definition that was read first", at: location)],
        hint: "read documents of one revision only",
        settlement: definition.settlement(in: version))
    }
  }

  /// - Returns: nil for what is no type of the model's: an array is a reference.
  private mutating func shape(_ entry: Entry) -> TypeDefinition.Shape? {
    let name = texts[entry.type.key.name]
    switch entry.type.shape {
    case .complex(let base, let fields):
      return .complex(
        ComplexType(
          base: base.flatMap { self.base($0, of: entry) },
          fields: fields.map {
            Field(name: texts[$0.name], type: reference(of: $0, in: entry.file, of: .type(name)))
          }))
    case .dictionary(let item, let key, let value):
      return .dictionary(
        DictionaryType(
          itemElement: texts[item], key: reference(of: key, in: entry.file, of: .dictionary(name)),
          value: reference(of: value, in: entry.file, of: .dictionary(name))))
    case .enumeration(let isFlags, let members):
      return .enumeration(
        EnumerationType(
          // A server that knows no members describes the type without any.
          isFlags: isFlags, isComplete: !members.isEmpty,
          members: members.map {
            EnumerationType.Member(name: texts[$0.name], value: $0.value)
          }))
    case .array:
      // Asked for so that one that is used by nothing is checked as well.
      _ = reference(
        entry.type.key,
        at: Place(location: entry.location, subject: .document))
      return nil
    case .unsupported, .opaque: return .opaque
    case .serialization: return nil
    }
  }

  /// The type that is extended: one with fields, which does not lead back to itself.
  private mutating func base(_ key: TypeKey, of entry: Entry) -> String? {
    let reason: String
    switch chains.verdict(on: key, among: entries) {
    case .sound: return texts[key.name]
    case .broken(let type):
      reason = "the base type '\(texts[type.name])', which is no other type with fields,"
    case .tooLong: reason = "a chain of more than \(BaseTypeChains.longest) base types"
    }
    report(reason, of: .type(texts[entry.type.key.name]), at: entry.location)
    return nil
  }
}
