import Diagnostics
import ServiceModel

/// The types that the schemas of one version define together.
///
/// Every agent's WSDL repeats the types it needs; within a version they are the same. A type that the
/// model cannot say is opaque: its values are kept as XML.
struct SchemaTable {
  struct Entry {
    let type: SchemaType
    let file: SourceFile

    var location: SourceLocation { file.location(of: type.place) }
  }

  let version: WSDLVersionName
  let references: TypeReferences
  let vocabulary: WSDLVocabulary
  let texts: [String]
  private(set) var entries: [TypeKey: Entry] = [:]
  private(set) var diagnostics = DiagnosticBag()
  /// Definitions that differ from the one that is used, by the name of the type.
  private var conflicts: [String: [SourceLocation]] = [:]
  /// Types with the name of another type, which is in the model.
  private var clashing: Set<TypeKey> = []
  private var chains = BaseTypeChains()

  init(version: WSDLVersionName, vocabulary: WSDLVocabulary, texts: [String]) {
    self.version = version
    self.vocabulary = vocabulary
    self.texts = texts
    references = TypeReferences(vocabulary: vocabulary, texts: texts)
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

  /// What has a field.
  enum FieldOwner {
    case type(TypeKey)
    case operation(OperationAddress)
  }

  /// A field's type; that it may be nil is told by the type alone, and has to be true.
  ///
  /// - Returns: nil when the model cannot say it, which is then reported of the owner.
  mutating func reference(
    of field: SchemaField, in file: SourceFile, of owner: FieldOwner
  ) -> TypeReference? {
    let place = Place(location: file.location(of: field.place), subject: subject(owner))
    switch references.resolve(field.type, among: entries, without: clashing) {
    case .refused(let reason):
      report(reason, at: place)
      return nil
    case .carried(let type, let note):
      if let note { remark(note, at: place) }
      return check(type, of: field, in: namespace(of: owner), at: place) ? type : nil
    }
  }

  /// Where a type is referred to.
  private struct Place {
    let location: SourceLocation
    let subject: UnsupportedConstruct.Subject
  }

  private func subject(_ owner: FieldOwner) -> UnsupportedConstruct.Subject {
    switch owner {
    case .type(let key): .type(texts[key.name])
    case .operation(let address): .operation(address)
    }
  }

  private func namespace(of owner: FieldOwner) -> XMLName {
    switch owner {
    case .type(let key): key.namespace
    case .operation: version.namespace
    }
  }

  /// Whether a field can be of a type where it stands.
  private mutating func check(
    _ type: TypeReference, of field: SchemaField, in namespace: XMLName, at place: Place
  ) -> Bool {
    let isValue = references.isValueType(type, named: field.type, among: entries)
    if field.isNillable, isValue {
      report(.unsupported("that '\(texts[field.name])' may be nil"), at: place)
      return false
    }
    if field.isOptional, isValue, version.isOwn {
      remark("a value that may be left out is always sent", at: place)
    }
    guard case .dictionary? = entries[field.type]?.type.shape, case .named = type,
      field.type.namespace != namespace
    else { return true }
    report(.unsupported("the dictionary '\(texts[field.name])' of another namespace"), at: place)
    return false
  }

  private mutating func report(_ reason: TypeReferences.Reason, at place: Place) {
    UnsupportedConstruct(subject: place.subject, what: reason.what, rule: reason.rule)
      .report(in: version.name, at: place.location, to: &diagnostics)
  }

  private mutating func remark(_ what: String, at place: Place) {
    diagnostics.emit(
      DocsReaderRules.wsdlRemark, what, at: place.location,
      concern: place.subject.concern(in: version.name, .remarks))
  }

  // MARK: Definitions

  typealias Definition = (definition: TypeDefinition, location: SourceLocation)

  /// The types of the model, sorted by name, with the places of their definitions.
  mutating func definitions() -> [Definition] {
    findClashes()
    var result: [Definition] = []
    for entry in sortedEntries where !clashing.contains(entry.type.key) {
      guard let shape = shape(entry) else { continue }
      let key = entry.type.key
      let foreign = key.namespace == version.namespace ? nil : texts[key.namespace]
      result.append(
        (
          TypeDefinition(name: texts[key.name], foreignNamespace: foreign, shape: shape),
          entry.location
        ))
    }
    closeOverBases(&result)
    for (definition, location) in result { reportConflicts(with: definition, at: location) }
    return result
  }

  private var sortedEntries: [Entry] {
    entries.values.sorted {
      (texts[$0.type.key.name], texts[$0.type.key.namespace])
        < (texts[$1.type.key.name], texts[$1.type.key.namespace])
    }
  }

  /// Of several types with one name the version's own is in the model, or else the first.
  private mutating func findClashes() {
    let groups = Dictionary(grouping: sortedEntries.map(\.type.key)) { $0.name }
    for keys in groups.values where keys.count > 1 {
      let chosen = keys.first { $0.namespace == version.namespace } ?? keys.first
      clashing.formUnion(keys.filter { $0 != chosen })
    }
  }

  /// A type cannot have the fields of one that is kept as XML.
  private mutating func closeOverBases(_ definitions: inout [Definition]) {
    var opaque = Set(definitions.filter { $0.definition.shape == .opaque }.map(\.definition.name))
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in definitions.indices {
        let (definition, location) = definitions[index]
        guard let base = definition.base, opaque.contains(base),
          opaque.insert(definition.name).inserted
        else { continue }
        report(
          .unsupported("the base type '\(base)', which is kept as XML,"),
          at: Place(location: location, subject: .type(definition.name)))
        definitions[index].definition.shape = .opaque
        isSettled = false
      }
    }
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
        settlement: definition.settlement(in: version.name))
    }
  }

  /// The types that the runtime has keys of.
  private static let keys: [TypeReference] = [.scalar(.string), .scalar(.int), .scalar(.dateTime)]

  /// - Returns: nil for what is no type of the model's: an array is a reference.
  private mutating func shape(_ entry: Entry) -> TypeDefinition.Shape? {
    switch entry.type.shape {
    case .complex(let base, let fields): return complex(base, fields, entry)
    case .dictionary(let item, let key, let value):
      let owner = FieldOwner.type(entry.type.key)
      let key = reference(of: key, in: entry.file, of: owner)
      let value = reference(of: value, in: entry.file, of: owner)
      guard let key, let value else { return .opaque }
      guard Self.keys.contains(key) else {
        report(
          .unsupported("a dictionary with keys of the type '\(key)'"),
          at: Place(location: entry.location, subject: .type(texts[entry.type.key.name])))
        return .opaque
      }
      return .dictionary(DictionaryType(itemElement: texts[item], key: key, value: value))
    case .enumeration(let isFlags, let members):
      return .enumeration(
        EnumerationType(
          // A server that knows no members describes the type without any.
          isFlags: isFlags, isComplete: !members.isEmpty,
          members: members.map {
            EnumerationType.Member(name: texts[$0.name], value: $0.value)
          }))
    case .array:
      guard
        let reason = references.refusal(ofList: entry.type.key, among: entries, without: clashing)
      else { return nil }
      report(
        reason,
        at: Place(location: entry.location, subject: .type(texts[entry.type.key.name])))
      return .opaque
    case .unsupported, .opaque: return .opaque
    case .serialization, .alias: return nil
    }
  }

  private mutating func complex(
    _ base: TypeKey?, _ fields: [SchemaField], _ entry: Entry
  ) -> TypeDefinition.Shape {
    let known = fields.compactMap { field in
      reference(of: field, in: entry.file, of: .type(entry.type.key)).map {
        Field(name: texts[field.name], type: $0)
      }
    }
    let isSound = base.map { checkBase($0, of: entry) } ?? true
    guard isSound, known.count == fields.count else { return .opaque }
    return .complex(ComplexType(base: base.map { texts[$0.name] }, fields: known))
  }

  /// The type that is extended: one with fields, which does not lead back to itself.
  private mutating func checkBase(_ key: TypeKey, of entry: Entry) -> Bool {
    let reason: String
    switch chains.verdict(on: key, among: entries) {
    case .sound where key.namespace != entry.type.key.namespace || clashing.contains(key):
      reason = "the base type '\(texts[key.name])' of another namespace"
    case .sound: return true
    case .broken(let type):
      reason = "the base type '\(texts[type.name])', which is no other type with fields,"
    case .tooLong: reason = "a chain of more than \(BaseTypeChains.longest) base types"
    }
    report(
      .unsupported(reason),
      at: Place(location: entry.location, subject: .type(texts[entry.type.key.name])))
    return false
  }
}
