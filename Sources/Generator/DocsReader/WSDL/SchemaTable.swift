/// All declarations of the schemas of one version.
///
/// The WSDL of every agent repeats the types that it needs. Within a version they are equal.
struct SchemaTable {
  let version: WSDLVersionName
  let vocabulary: WSDLVocabulary
  let types: [TypeKey: SchemaType]
  let elements: [TypeKey: SchemaElement]
  let groups: [TypeKey: SchemaPart<SchemaParticle>]
  let attributes: [TypeKey: SchemaPart<SchemaAttribute>]
  let attributeGroups: [TypeKey: SchemaPart<[SchemaAttributeUse]>]
  /// The elements that may be substituted for another one, sorted by name.
  private var substitutes: [TypeKey: [TypeKey]] = [:]
  /// The types that others extend or restrict.
  private(set) var bases: Set<TypeKey> = []
  /// Declarations that differ from the one that is used.
  let conflicts: [SchemaConflict]
  /// Sorted by name, so that the order of reading does not matter.
  private(set) var sortedTypes: [SchemaType] = []

  init(
    _ declarations: SchemaDeclarations, version: WSDLVersionName, vocabulary: WSDLVocabulary
  ) {
    self.version = version
    self.vocabulary = vocabulary
    elements = declarations.elements
    groups = declarations.groups
    attributes = declarations.attributes
    attributeGroups = declarations.attributeGroups
    conflicts = declarations.conflicts
    var types = declarations.types
    for (key, element) in elements {
      if case .inline(let content) = element.content {
        let key = Self.typeKey(of: key, vocabulary)
        types[key] = SchemaType(key: key, place: element.place, shape: .complex(content))
      }
    }
    self.types = types
    for (key, element) in elements {
      if let head = element.head { substitutes[head, default: []].append(key) }
    }
    bases = declarations.bases
    substitutes = substitutes.mapValues { $0.sorted(by: precedes) }
    sortedTypes = types.values.sorted { precedes($0.key, $1.key) }
  }

  private func precedes(_ one: TypeKey, _ other: TypeKey) -> Bool {
    (text(one.name), text(one.namespace)) < (text(other.name), text(other.namespace))
  }

  func text(_ name: InternedName) -> String { vocabulary.text(name) }

  // MARK: Types

  /// A type for the content of a global element, for places that need a type.
  private static func typeKey(of element: TypeKey, _ vocabulary: WSDLVocabulary) -> TypeKey {
    let name = vocabulary.names.name(vocabulary.text(element.name) + "/")
    return TypeKey(name: name, namespace: element.namespace)
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
    case .inline: Self.typeKey(of: key, vocabulary)
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
