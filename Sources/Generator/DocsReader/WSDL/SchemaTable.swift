import Diagnostics

/// All declarations of the schemas of one version.
///
/// The WSDL of every agent repeats the types that it needs. Within a version they are equal.
struct SchemaTable {
  struct Entry {
    let type: SchemaType
    let file: SourceFile

    var location: SourceLocation { file.location(of: type.place) }
  }

  struct Declared<Declaration> {
    let declaration: Declaration
    let file: SourceFile
  }

  let version: WSDLVersionName
  let vocabulary: WSDLVocabulary
  let texts: [String]
  private(set) var entries: [TypeKey: Entry] = [:]
  private(set) var elements: [TypeKey: Declared<SchemaElement>] = [:]
  private(set) var groups: [TypeKey: SchemaParticle] = [:]
  private(set) var attributes: [TypeKey: SchemaAttribute] = [:]
  private(set) var attributeGroups: [TypeKey: [SchemaAttributeUse]] = [:]
  /// The elements that may be substituted for another one, sorted by name.
  private(set) var substitutes: [TypeKey: [TypeKey]] = [:]
  /// The types that others extend or restrict.
  private(set) var bases: Set<TypeKey> = []
  /// Definitions that differ from the one that is used.
  private(set) var conflicts: [TypeKey: [SourceLocation]] = [:]

  /// Adds the declarations of a document. A known type must have the same shape.
  mutating func add(_ document: WSDLDocument) {
    for type in document.types where type.shape != .serialization { add(type, of: document) }
    groups.merge(document.groups) { first, _ in first }
    attributes.merge(document.attributes) { first, _ in first }
    attributeGroups.merge(document.attributeGroups) { first, _ in first }
    // The documentation's own elements are different in the WSDL of each agent.
    guard version.isOwn else { return }
    for (key, element) in document.elements { add(element, key, of: document) }
  }

  private mutating func add(_ type: SchemaType, of document: WSDLDocument) {
    if case .complex(let content) = type.shape, let base = content.base { bases.insert(base) }
    guard let known = entries[type.key] else {
      entries[type.key] = Entry(type: type, file: document.file)
      return
    }
    guard known.type.shape != type.shape, type.shape != .unsupported,
      known.type.shape != .unsupported
    else { return }
    conflicts[type.key, default: []].append(document.location(type.place))
  }

  private mutating func add(_ element: SchemaElement, _ key: TypeKey, of document: WSDLDocument) {
    guard elements[key] == nil else { return }
    elements[key] = Declared(declaration: element, file: document.file)
    if let head = element.head {
      substitutes[head, default: []].append(key)
      substitutes[head]?.sort { texts[$0.name] < texts[$1.name] }
    }
    guard case .inline(let content) = element.content else { return }
    if let base = content.base { bases.insert(base) }
    let type = SchemaType(key: typeKey(of: key), place: element.place, shape: .complex(content))
    entries[type.key] = Entry(type: type, file: document.file)
  }

  /// A type for the content of a global element, for places that need a type.
  private func typeKey(of element: TypeKey) -> TypeKey {
    TypeKey(name: vocabulary.names.name(texts[element.name] + "/"), namespace: element.namespace)
  }

  /// The content of a complex type; nil for every other type.
  func content(of key: TypeKey) -> SchemaContent? {
    if case .complex(let content)? = entries[key]?.type.shape { content } else { nil }
  }

  /// The type of a global element.
  func type(of key: TypeKey) -> TypeKey? {
    switch elements[key]?.declaration.content {
    case .type(let type): type
    case .inline: typeKey(of: key)
    case .unsupported, nil: nil
    }
  }

  /// The elements that may be sent where an element is declared: its substitutes, and the element
  /// itself unless it is abstract.
  func choices(for key: TypeKey) -> [TypeKey] {
    var result: [TypeKey] = []
    var open = [key]
    var seen: Set<TypeKey> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if elements[next]?.declaration.isAbstract == false { result.append(next) }
      open += (substitutes[next] ?? []).reversed()
    }
    return result
  }

  /// Sorted by name, so that the order of reading does not matter.
  var sortedEntries: [Entry] {
    entries.values.sorted {
      (text($0.type.key.name), text($0.type.key.namespace))
        < (text($1.type.key.name), text($1.type.key.namespace))
    }
  }

  /// Names that were added after the texts were copied are only in the vocabulary.
  func text(_ name: InternedName) -> String {
    name.id < texts.count ? texts[name] : vocabulary.names.text(name)
  }
}
