/// All declarations of the schemas of one version.
///
/// The WSDL of every agent repeats the types that it needs. Within a version they are equal.
struct SchemaTable {
  let version: WSDLVersionName
  let vocabulary: WSDLVocabulary
  private(set) var types: [TypeKey: SchemaType] = [:]
  private(set) var elements: [TypeKey: SchemaElement] = [:]
  private(set) var groups: [TypeKey: SchemaParticle] = [:]
  private(set) var attributes: [TypeKey: SchemaAttribute] = [:]
  private(set) var attributeGroups: [TypeKey: [SchemaAttributeUse]] = [:]
  /// The elements that may be substituted for another one, sorted by name.
  private var substitutes: [TypeKey: [TypeKey]] = [:]
  /// The types that others extend or restrict.
  private(set) var bases: Set<TypeKey> = []
  /// Definitions that differ from the one that is used.
  private(set) var conflicts: [TypeKey: [PagePlace]] = [:]
  /// Sorted by name, so that the order of reading does not matter.
  private(set) var sortedTypes: [SchemaType] = []

  init(_ documents: [WSDLDocument], version: WSDLVersionName, vocabulary: WSDLVocabulary) {
    self.version = version
    self.vocabulary = vocabulary
    for document in documents { add(document) }
    substitutes = substitutes.mapValues { $0.sorted(by: precedes) }
    sortedTypes = types.values.sorted { precedes($0.key, $1.key) }
  }

  /// Adds the declarations of a document. A known type must have the same shape.
  private mutating func add(_ document: WSDLDocument) {
    for type in document.types where type.shape != .serialization { add(type) }
    groups.merge(document.groups) { first, _ in first }
    attributes.merge(document.attributes) { first, _ in first }
    attributeGroups.merge(document.attributeGroups) { first, _ in first }
    // The documentation's own elements are different in the WSDL of each agent.
    guard version.isOwn else { return }
    for (key, element) in document.elements where elements[key] == nil { add(element, key) }
  }

  private mutating func add(_ type: SchemaType) {
    if case .complex(let content) = type.shape, let base = content.base { bases.insert(base) }
    guard let known = types[type.key] else {
      types[type.key] = type
      return
    }
    guard known.shape != type.shape, type.shape != .unsupported, known.shape != .unsupported else {
      return
    }
    conflicts[type.key, default: []].append(type.place)
  }

  private mutating func add(_ element: SchemaElement, _ key: TypeKey) {
    elements[key] = element
    if let head = element.head { substitutes[head, default: []].append(key) }
    guard case .inline(let content) = element.content else { return }
    if let base = content.base { bases.insert(base) }
    let type = typeKey(of: key)
    types[type] = SchemaType(key: type, place: element.place, shape: .complex(content))
  }

  private func precedes(_ one: TypeKey, _ other: TypeKey) -> Bool {
    (text(one.name), text(one.namespace)) < (text(other.name), text(other.namespace))
  }

  func text(_ name: InternedName) -> String { vocabulary.text(name) }

  // MARK: Types

  /// A type for the content of a global element, for places that need a type.
  private func typeKey(of element: TypeKey) -> TypeKey {
    TypeKey(name: vocabulary.names.name(text(element.name) + "/"), namespace: element.namespace)
  }

  /// Whether a type is inside an element and has no name.
  func isNameless(_ key: TypeKey) -> Bool { text(key.name).utf8.contains(UInt8(ascii: "/")) }

  /// The content of a complex type; nil for every other type.
  func content(of key: TypeKey) -> SchemaContent? {
    if case .complex(let content)? = types[key]?.shape { content } else { nil }
  }

  /// The type of a global element.
  func type(of key: TypeKey) -> TypeKey? {
    switch elements[key]?.content {
    case .type(let type): type
    case .inline: typeKey(of: key)
    case .unsupported, nil: nil
    }
  }

  /// Whether only the element itself may be sent where it is declared.
  func isOnlyChoice(_ key: TypeKey) -> Bool {
    substitutes[key] == nil && elements[key]?.isAbstract == false
  }

  /// The elements that may be sent where an element is declared: its substitutes, and the element
  /// itself unless it is abstract.
  func choices(for key: TypeKey) -> [TypeKey] {
    var result: [TypeKey] = []
    var open = [key]
    var seen: Set<TypeKey> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if elements[next]?.isAbstract == false { result.append(next) }
      open += (substitutes[next] ?? []).reversed()
    }
    return result
  }
}
