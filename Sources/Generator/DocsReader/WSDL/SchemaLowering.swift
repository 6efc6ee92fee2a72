import Diagnostics
import ServiceModel

/// Makes types of the model from the declarations of schemas. XML Schema ends here, and the model
/// begins.
///
/// A type that the model cannot express is opaque: its values are kept as XML.
struct SchemaLowering {
  let table: SchemaTable
  var names: SchemaTypeNames
  var diagnostics = DiagnosticBag()
  /// Lists and contents of elements that become types of the model because something needs them.
  var demanded: Set<TypeKey> = []
  /// Types that are used. A type without a name that is not used is not in the model.
  var used: Set<TypeKey> = []
  /// Simple types that restrict another one. The facets of a long chain are combined once.
  var restrictions: [TypeKey: Carried] = [:]
  /// The names of the types that the schema does not name.
  var namelessRestrictions: Set<String> = []
  /// Choices, which no schema names.
  var choices: [Definition] = []
  /// The names of the fields of a type, including those of its base types.
  private var fieldNames: [TypeKey: Set<String>] = [:]
  private var chains: BaseTypeChains

  init(_ table: SchemaTable) {
    self.table = table
    names = SchemaTypeNames(table)
    chains = BaseTypeChains(everything: table.vocabulary.anyType)
  }

  typealias Definition = (definition: TypeDefinition, location: SourceLocation)

  var version: WSDLVersionName { table.version }

  func text(_ name: InternedName) -> String { table.text(name) }

  /// Whether a type is inside an element and has no name.
  func isNameless(_ key: TypeKey) -> Bool { text(key.name).utf8.contains(UInt8(ascii: "/")) }

  /// The name of a type in diagnostics and in the model.
  func name(_ key: TypeKey) -> String { names[key] ?? text(key.name) }

  // MARK: Definitions

  /// The types of the model, sorted by name, with the positions of their definitions.
  mutating func definitions() -> [Definition] {
    let entries = table.sortedEntries
    var result: [Definition] = []
    var made: Set<TypeKey> = []
    var isSettled = false
    // Making one type may make another one necessary.
    while !isSettled {
      isSettled = true
      for entry in entries where !made.contains(entry.type.key) {
        guard let shape = shape(entry) else { continue }
        made.insert(entry.type.key)
        isSettled = false
        result.append((definition(of: entry, shape), entry.location))
      }
    }
    result += choices
    result.sort { $0.definition.name < $1.definition.name }
    closeOverBases(&result)
    reportConflicts(of: entries.filter { made.contains($0.type.key) })
    return result
  }

  private func definition(
    of entry: SchemaTable.Entry, _ shape: TypeDefinition.Shape
  ) -> TypeDefinition {
    let key = entry.type.key
    let name = name(key)
    let local = text(key.name)
    return TypeDefinition(
      name: name, wireName: isNameless(key) || local == name ? nil : local,
      foreignNamespace: key.namespace == version.namespace ? nil : text(key.namespace),
      documentation: Documentation(paragraphs: version.isOwn ? entry.type.documentation : [])
        .unlessEmpty, shape: shape)
  }

  /// A type cannot inherit fields from a type that is kept as XML.
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

  private mutating func reportConflicts(of entries: [SchemaTable.Entry]) {
    for entry in entries {
      for conflict in table.conflicts[entry.type.key] ?? [] {
        let name = name(entry.type.key)
        diagnostics.emit(
          DocsReaderRules.typeShapeConflict,
          "the type '\(name)' is defined differently in another document", at: conflict,
          related: [Diagnostic.Related("the definition that was read first", at: entry.location)],
          hint: "read documents of one revision only",
          settlement: TypeDefinition(name: name, shape: .opaque).settlement(in: version.name))
      }
    }
  }

  /// - Returns: nil if it is not a type of the model: an array is a reference.
  private mutating func shape(_ entry: SchemaTable.Entry) -> TypeDefinition.Shape? {
    let key = entry.type.key
    switch entry.type.shape {
    case .complex(let content): return complexShape(content, key: key, entry: entry)
    case .enumeration(let isFlags, let members):
      if isText(isFlags, members) || isNameless(key) && !used.contains(key) { return nil }
      return .enumeration(
        EnumerationType(
          // A server that does not know the members describes the type without members.
          isFlags: isFlags, isComplete: !members.isEmpty,
          members: members.map { EnumerationType.Member(name: text($0.name), value: $0.value) }))
    case .unsupported: return .opaque
    case .serialization, .alias, .words: return nil
    }
  }

  /// Whether a simple type restricts text without listing members. In the documentation's own
  /// schema it is an enumeration whose members the server does not know.
  func isText(_ isFlags: Bool, _ members: [SchemaMember]) -> Bool {
    version.isOwn && members.isEmpty
  }

  private mutating func complexShape(
    _ content: SchemaContent, key: TypeKey, entry: SchemaTable.Entry
  ) -> TypeDefinition.Shape? {
    if isNameless(key), !demanded.contains(key), !used.contains(key) { return nil }
    let place = Place(location: entry.location, subject: .type(name(key)))
    if !demanded.contains(key), let item = listItem(of: key, content) {
      guard case .refused(let reason) = resolve(item.type) else { return nil }
      report(reason, at: place)
      return .opaque
    }
    if let (item, entryKey, value) = dictionaryParts(content) {
      return dictionary(item, key: entryKey, value: value, type: key, entry: entry)
    }
    if content.isMixed {
      if !isAnything(content) {
        remark("text between elements is kept as XML, with the elements", at: place)
      }
      return .opaque
    }
    return fields(of: content, key, entry.file, at: place)
  }

  /// Whether a type declares that its content may be anything. A server describes a type like that
  /// if it knows only its name.
  private func isAnything(_ content: SchemaContent) -> Bool {
    guard case .parts(.sequence, let parts, .once)? = content.particle else { return false }
    return parts.count == 1 && content.attributes == [.any]
      && parts.allSatisfy {
        if case .any(let occurrence) = $0 { occurrence.most == nil } else { false }
      }
  }

  // MARK: Complex types

  /// The type's own fields. The fields of its base type are in the base type.
  private mutating func fields(
    of content: SchemaContent, _ key: TypeKey, _ file: SourceFile, at place: Place
  ) -> TypeDefinition.Shape {
    var builder = FieldsBuilder(
      owner: Owner(namespace: key.namespace, file: file, place: place, name: name(key)), taken: [])
    var base: String?
    if let extended = content.base, extended != table.vocabulary.anyType {
      if content.isSimple || holdsSimpleValue(extended) {
        guard addContent(of: extended, to: &builder) else { return .opaque }
      } else {
        guard checkBase(extended, at: place) else { return .opaque }
        base = name(extended)
        // The documentation's own types may not repeat a field. That is checked for all versions.
        if version.isOwn { builder.taken = namesOfFields(of: extended) }
      }
    }
    if case .restriction? = content.derivation, base != nil {
      // The inherited elements that it restricts are sent in the form of the base type.
    } else {
      add(content, to: &builder)
    }
    guard builder.isSound else { return .opaque }
    fieldNames[key] = builder.taken
    return .complex(
      ComplexType(base: base, isAbstract: content.isAbstract ? true : nil, fields: builder.fields))
  }

  /// Whether a type has a simple value, next to its attributes.
  private func holdsSimpleValue(_ key: TypeKey) -> Bool {
    table.content(of: key)?.isSimple ?? false
  }

  /// The names of the fields of a type and of its base types. `checkBase` limits
  /// the length of the chain.
  private mutating func namesOfFields(of key: TypeKey) -> Set<String> {
    if let known = fieldNames[key] { return known }
    guard let entry = table.entries[key], let content = table.content(of: key) else { return [] }
    // Its findings are reported when it is lowered itself.
    let before = diagnostics
    let choicesBefore = (choices, names)
    _ = fields(
      of: content, key, entry.file, at: Place(location: entry.location, subject: .type(name(key))))
    diagnostics = before
    (choices, names) = choicesBefore
    return fieldNames[key] ?? []
  }

  /// The base type: a type with fields, without a cycle.
  private mutating func checkBase(_ key: TypeKey, at place: Place) -> Bool {
    let reason: String
    switch chains.chain(of: key, among: table.entries) {
    case .length(let length) where length <= BaseTypeChains.longest: return true
    case .length: reason = "a chain of more than \(BaseTypeChains.longest) base types"
    case .broken(let type):
      reason = "the base type '\(text(type.name))', which is not another type with fields,"
    }
    report(.unsupported(reason), at: place)
    return false
  }

  // MARK: Dictionaries

  /// The entry, the key and the value of a dictionary of the documentation's own schema. Any other
  /// list of keys and values is a list.
  func dictionaryParts(
    _ content: SchemaContent
  ) -> (item: SchemaField, key: SchemaField, value: SchemaField)? {
    guard !version.isOwn, let item = onlyElement(of: content), item.occurrence.isRepeated,
      let entry = table.content(of: item.type), isNameless(item.type),
      case .parts(.sequence, let parts, .once)? = entry.particle, parts.count == 2,
      case .element(let key) = parts[0], case .element(let value) = parts[1],
      content.isDictionary
        || (key.name == table.vocabulary.key && value.name == table.vocabulary.value)
    else { return nil }
    return (item, key, value)
  }

  /// The types that the runtime supports as keys.
  private static let keys: [TypeReference] = [.scalar(.string), .scalar(.int), .scalar(.dateTime)]

  private mutating func dictionary(
    _ item: SchemaField, key: SchemaField, value: SchemaField, type: TypeKey,
    entry: SchemaTable.Entry
  ) -> TypeDefinition.Shape {
    let place = Place(location: entry.location, subject: .type(name(type)))
    let owner = Owner(namespace: type.namespace, file: entry.file, place: place, name: name(type))
    let keyField = field(key, in: owner)
    let valueField = field(value, in: owner)
    guard let keyField, let valueField else { return .opaque }
    guard Self.keys.contains(keyField.type) else {
      report(.unsupported("a dictionary with keys of the type '\(keyField.type)'"), at: place)
      return .opaque
    }
    return .dictionary(
      DictionaryType(itemElement: text(item.name), key: keyField.type, value: valueField.type))
  }

  // MARK: Findings

  /// The position of something, and its owner.
  struct Place {
    let location: SourceLocation
    let subject: UnsupportedConstruct.Subject
  }

  mutating func report(_ reason: Reason, at place: Place) {
    UnsupportedConstruct(subject: place.subject, what: reason.what, rule: reason.rule)
      .report(in: version.name, at: place.location, to: &diagnostics)
  }

  /// The type of a resolution; nil if the model cannot express it, which is then reported.
  mutating func accept(_ resolution: Resolution, at place: Place) -> Carried? {
    switch resolution {
    case .refused(let reason):
      report(reason, at: place)
      return nil
    case .carried(let carried):
      if let note = carried.note { remark(note, at: place) }
      return carried
    }
  }

  mutating func remark(_ what: String, at place: Place) {
    diagnostics.emit(
      DocsReaderRules.wsdlRemark, what, at: place.location,
      concern: place.subject.concern(in: version.name, .remarks))
  }
}
