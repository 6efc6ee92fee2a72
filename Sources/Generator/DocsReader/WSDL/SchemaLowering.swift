import Diagnostics
import ServiceModel

/// Makes types of the model from the declarations of schemas. XML Schema ends here, and the model
/// begins.
///
/// A type that the model cannot express is opaque: its values are kept as XML. It is a class, because
/// each builder of fields adds to what is found here.
final class SchemaLowering {
  let table: SchemaTable
  private var names: SchemaTypeNames
  private(set) var diagnostics = DiagnosticBag()
  /// Where the parts of types and messages are declared.
  var declarations = DeclarationPlaces()
  /// Lists and contents of elements that become types of the model because something needs them.
  var demanded: Set<TypeKey> = []
  /// Types that are used. A type without a name that is not used is not in the model.
  var used: Set<TypeKey> = []
  /// Simple types that restrict another one. The facets of a long chain are combined once.
  var restrictions: [TypeKey: CarriedType] = [:]
  /// The types and operations, in the notation of corrections, that need a simple type or a group,
  /// by its name. Neither is a part of the model.
  private(set) var users: [InternedName: Set<String>] = [:]
  /// The names of the types that the schema does not name.
  var namelessRestrictions: Set<String> = []
  /// Choices, which no schema names.
  private var choices: [Definition] = []
  private var substituteCount = 0
  /// The names of the fields of a type that others extend, including those of its base types.
  private var fieldNames: [TypeKey: UniqueNames] = [:]

  init(_ table: SchemaTable) {
    self.table = table
    names = SchemaTypeNames(table)
  }

  typealias Definition = (definition: TypeDefinition, location: SourceLocation)

  var version: WSDLVersionName { table.version }

  func text(_ name: InternedName) -> String { table.text(name) }

  /// The name of a type in diagnostics and in the model.
  func name(_ key: TypeKey) -> String { names[key] ?? text(key.name) }

  // MARK: Definitions

  /// The types of the model, sorted by name, with the positions of their definitions.
  func definitions() -> [Definition] {
    var result: [Definition] = []
    var made: Set<TypeKey> = []
    var isSettled = false
    // Making one type may make another one necessary.
    while !isSettled {
      isSettled = true
      for type in table.sortedTypes where !made.contains(type.key) {
        guard let shape = shape(type) else { continue }
        made.insert(type.key)
        isSettled = false
        let definition = definition(of: type, shape)
        declarations.add(.whole, of: .type(definition.name), at: type.place)
        result.append((definition, type.place.location))
      }
    }
    result += choices
    result.sort { $0.definition.name < $1.definition.name }
    closeOverBases(&result)
    for conflict in table.conflicts { report(conflict, made: made) }
    return result
  }

  private func definition(of type: SchemaType, _ shape: TypeDefinition.Shape) -> TypeDefinition {
    let name = name(type.key)
    let local = text(type.key.name)
    return TypeDefinition(
      name: name, wireName: table.isNameless(type.key) || local == name ? nil : local,
      foreignNamespace: foreign(type.key.namespace),
      documentation: Documentation(paragraphs: version.isOwn ? type.documentation : []).unlessEmpty,
      shape: shape)
  }

  /// A namespace if it is not that of the version.
  private func foreign(_ namespace: InternedName) -> String? {
    namespace == version.namespace ? nil : text(namespace)
  }

  /// A type can inherit fields only from a type with fields.
  private func closeOverBases(_ definitions: inout [Definition]) {
    let others = definitions.filter { $0.definition.complex == nil }.map(\.definition)
    let dictionaries = Set(others.filter { $0.shape != .opaque }.map(\.name))
    var unextendable = Set(others.map(\.name))
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in definitions.indices {
        let (definition, location) = definitions[index]
        guard let base = definition.base, unextendable.contains(base),
          unextendable.insert(definition.name).inserted
        else { continue }
        let kind = dictionaries.contains(base) ? "a dictionary" : "kept as XML"
        UnsupportedConstruct.unsupported("the base type '\(base)', which is \(kind),")
          .report(of: .type(definition.name), in: version.name, at: location, to: &diagnostics)
        definitions[index].definition.shape = .opaque
        isSettled = false
      }
    }
  }

  /// - Parameter made: the types that are in the model. A conflict of others does not matter.
  private func report(_ conflict: SchemaConflict, made: Set<TypeKey>) {
    let isType = conflict.kind == .type
    if isType, !made.contains(conflict.key) { return }
    let name = isType ? name(conflict.key) : text(conflict.key.name)
    let isOneFile = conflict.place.page.file.path == conflict.first.page.file.path
    diagnostics.emit(
      isType ? DocsReaderRules.typeShapeConflict : DocsReaderRules.wsdlStructure,
      "the \(conflict.kind.rawValue) '\(name)' is \(isType ? "defined" : "declared") differently "
        + (isOneFile ? "earlier in the file" : "in another document"), at: conflict.place.location,
      related: [
        Diagnostic.Related(
          "the \(isType ? "definition" : "declaration") that was read first",
          at: conflict.first.location)
      ], hint: "read documents of one revision only",
      settlement: isType
        ? TypeDefinition(name: name, shape: .opaque).settlement(in: version.name) : nil)
  }

  /// - Returns: nil if it is not a type of the model: an array is a reference.
  private func shape(_ type: SchemaType) -> TypeDefinition.Shape? {
    switch type.shape {
    case .complex(let content): return complexShape(content, of: type)
    case .enumeration(let isFlags, let members):
      if isText(members) || table.isNameless(type.key) && !used.contains(type.key) { return nil }
      for member in members {
        let part = DeclaredPart.member(text(member.name))
        declarations.add(part, of: .type(name(type.key)), at: member.place)
      }
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
  func isText(_ members: [SchemaMember]) -> Bool { version.isOwn && members.isEmpty }

  private func complexShape(
    _ content: SchemaContent, of type: SchemaType
  ) -> TypeDefinition.Shape? {
    let isDemanded = demanded.contains(type.key)
    if table.isNameless(type.key), !isDemanded, !used.contains(type.key) { return nil }
    if !isDemanded, let item = listItem(of: type.key, content) {
      do throws(UnsupportedConstruct) {
        _ = try resolve(item.type)
        return nil
      } catch {
        report(error, at: owner(of: type))
        return .opaque
      }
    }
    if let (item, key, value) = dictionaryParts(content) {
      return dictionary(item, key: key, value: value, of: type)
    }
    if content.isMixed {
      if !isAnything(content) {
        remark("text between elements is kept as XML, with the elements", at: owner(of: type))
      }
      return .opaque
    }
    return fields(of: content, in: type)
  }

  /// Whether a type declares that its content may be anything. A server describes a type like that
  /// if it knows only its name.
  private func isAnything(_ content: SchemaContent) -> Bool {
    guard case .parts(.sequence, let parts, .once)? = content.particle, parts.count == 1,
      case .any(let occurrence) = parts[0]
    else { return false }
    return occurrence.most == nil && content.attributes == [.any]
  }

  // MARK: Complex types

  /// The type's own fields. The fields of its base type are in the base type.
  private func fields(of content: SchemaContent, in type: SchemaType) -> TypeDefinition.Shape {
    var builder = FieldsBuilder(owner(of: type), for: self)
    var base: String?
    if let extended = content.base, extended != table.vocabulary.anyType {
      if content.isSimple || holdsSimpleValue(extended) {
        guard builder.addContent(of: extended) else { return .opaque }
      } else {
        do throws(UnsupportedConstruct) { try checkBase(extended) } catch {
          report(error, at: builder.owner)
          return .opaque
        }
        base = name(extended)
        // The documentation's own types may not repeat a field. That is checked for all versions.
        if version.isOwn { builder.names = namesOfFields(of: extended) }
      }
    }
    // The inherited elements that a restriction changes are sent in the form of the base type.
    if !content.isRestriction || base == nil { builder.add(content) }
    if table.bases.contains(type.key) { fieldNames[type.key] = builder.names }
    guard builder.isSound else { return .opaque }
    builder.declareFields(of: .type(name(type.key)))
    return .complex(
      ComplexType(base: base, isAbstract: content.isAbstract ? true : nil, fields: builder.fields))
  }

  /// Whether a type has a simple value, next to its attributes.
  private func holdsSimpleValue(_ key: TypeKey) -> Bool {
    table.content(of: key)?.isSimple ?? false
  }

  /// The names of the fields of a type and of its base types. `checkBase` limits
  /// the length of the chain.
  private func namesOfFields(of key: TypeKey) -> UniqueNames {
    if let known = fieldNames[key] { return known }
    guard let type = table.types[key], let content = table.content(of: key) else {
      return UniqueNames()
    }
    // Its findings are reported when it is lowered itself.
    let before = (diagnostics, choices, names)
    _ = fields(of: content, in: type)
    (diagnostics, choices, names) = before
    return fieldNames[key] ?? UniqueNames()
  }

  /// The maximum number of base types, or of types that restrict each other. A derived type has all
  /// fields of its base types. So a few lines with a long chain would make an unlimited number of
  /// fields.
  static let longestChain = 32

  /// The base types must be types with fields, without a cycle.
  private func checkBase(_ base: TypeKey) throws(UnsupportedConstruct) {
    var chain: [TypeKey] = []
    var next: TypeKey? = base
    while let key = next {
      guard let content = table.content(of: key), !content.isSimple, !chain.contains(key) else {
        let name = text(key.name)
        throw .unsupported("the base type '\(name)', which is not another type with fields,")
      }
      guard chain.count < Self.longestChain else {
        throw .unsupported("a chain of more than \(Self.longestChain) base types")
      }
      chain.append(key)
      next = content.base == table.vocabulary.anyType ? nil : content.base
    }
  }

  /// Defines a choice that no schema names.
  ///
  /// - Parameters:
  ///   - cases: with the owner of the choice.
  ///   - name: that of the choice in its owner.
  func define(choiceOf cases: FieldsBuilder, named name: String) -> TypeReference {
    let owner = cases.owner
    let name = names.claim(owner.name + name.prefix(1).uppercased() + name.dropFirst())
    let definition = TypeDefinition(
      name: name, foreignNamespace: foreign(owner.namespace),
      shape: .choice(ChoiceType(cases: cases.fields)))
    declarations.add(.whole, of: .type(name), at: owner.place)
    cases.declareFields(of: .type(name))
    choices.append((definition, owner.place.location))
    return .named(name)
  }

  /// The maximum number of substitutes in all fields together. Otherwise a few fields for an element
  /// with many substitutes would make a small schema very large.
  private static let mostSubstitutes = 100_000

  /// The elements that may be sent where an element is declared; nil if there are too many.
  func choices(for key: TypeKey) -> [TypeKey]? {
    if table.isOnlyChoice(key) { return [key] }
    guard substituteCount < Self.mostSubstitutes else { return nil }
    let choices = table.choices(for: key)
    substituteCount += choices.count
    return choices
  }

  // MARK: Dictionaries

  /// The entry, the key and the value of a dictionary of the documentation's own schema. Any other
  /// list of keys and values is a list.
  func dictionaryParts(
    _ content: SchemaContent
  ) -> (item: SchemaField, key: SchemaField, value: SchemaField)? {
    guard !version.isOwn, let item = onlyElement(of: content), item.occurrence.isRepeated,
      let entry = table.content(of: item.type), table.isNameless(item.type),
      case .parts(.sequence, let parts, .once)? = entry.particle, parts.count == 2,
      case .element(let key) = parts[0], case .element(let value) = parts[1],
      content.isDictionary
        || (key.name == table.vocabulary.key && value.name == table.vocabulary.value)
    else { return nil }
    return (item, key, value)
  }

  /// The types that the runtime supports as keys.
  private static let keys: [TypeReference] = [.scalar(.string), .scalar(.int), .scalar(.dateTime)]

  private func dictionary(
    _ item: SchemaField, key: SchemaField, value: SchemaField, of type: SchemaType
  ) -> TypeDefinition.Shape {
    var builder = FieldsBuilder(owner(of: type), for: self)
    let keyField = builder.field(key)
    let valueField = builder.field(value)
    guard let keyField, let valueField else { return .opaque }
    guard Self.keys.contains(keyField.type) else {
      report(
        .unsupported("a dictionary with keys of the type '\(keyField.type)'"), at: builder.owner)
      return .opaque
    }
    return .dictionary(
      DictionaryType(itemElement: text(item.name), key: keyField.type, value: valueField.type))
  }

  // MARK: Findings

  /// The owner of fields and findings: a type or a message.
  struct Owner {
    /// The default namespace, which fields do not state.
    let namespace: InternedName
    let place: PagePlace
    let subject: UnsupportedConstruct.Subject
    /// The prefix of the names of its choices.
    let name: String
  }

  private func owner(of type: SchemaType) -> Owner {
    let name = name(type.key)
    return Owner(
      namespace: type.key.namespace, place: type.place, subject: .type(name), name: name)
  }

  /// - Parameter place: the part that it is about; nil for the whole of the owner.
  func report(_ reason: UnsupportedConstruct, at owner: Owner, _ place: PagePlace? = nil) {
    let location = (place ?? owner.place).location
    reason.report(of: owner.subject, in: version.name, at: location, to: &diagnostics)
  }

  /// The resolved type; nil if the model cannot express it, which is then reported.
  func accept(
    at owner: Owner, _ place: PagePlace? = nil,
    _ resolve: () throws(UnsupportedConstruct) -> CarriedType
  ) -> CarriedType? {
    do throws(UnsupportedConstruct) {
      let carried = try resolve()
      for key in carried.simpleTypes { use(key, by: owner) }
      if let note = carried.note { remark(note, at: owner, place) }
      return carried
    } catch {
      report(error, at: owner, place)
      return nil
    }
  }

  func use(_ key: TypeKey, by owner: Owner) {
    users[key.name, default: []].insert(owner.subject.description)
  }

  func remark(_ what: String, at owner: Owner, _ place: PagePlace? = nil) {
    diagnostics.emit(
      DocsReaderRules.wsdlRemark, what, at: (place ?? owner.place).location,
      concern: owner.subject.concern(in: version.name, .remarks))
  }
}
