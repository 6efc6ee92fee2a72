/// Two different declarations of one name.
struct SchemaConflict: Sendable {
  enum Kind: String, Sendable {
    case type, element, group, attribute
    case attributeGroup = "attribute group"
  }

  let kind: Kind
  let key: TypeKey
  /// The declaration that is not used.
  let place: PagePlace
  /// The declaration that was read first.
  let first: PagePlace
}

/// The declarations of several documents. The first of several declarations is used.
struct SchemaDeclarations {
  private(set) var types: [TypeKey: SchemaType] = [:]
  private(set) var elements: [TypeKey: SchemaElement] = [:]
  private(set) var groups: [TypeKey: SchemaPart<SchemaParticle>] = [:]
  private(set) var attributes: [TypeKey: SchemaPart<SchemaAttribute>] = [:]
  private(set) var attributeGroups: [TypeKey: SchemaPart<[SchemaAttributeUse]>] = [:]
  /// The types that others extend or restrict.
  private(set) var bases: Set<TypeKey> = []
  private(set) var conflicts: [SchemaConflict] = []
  /// Whether global elements are the same in all documents. Those of the documentation are
  /// different in the WSDL of each agent.
  private let sharesElements: Bool

  init(_ documents: [WSDLDocument] = [], sharesElements: Bool) {
    self.sharesElements = sharesElements
    add(documents)
  }

  /// Those of them that have the names of other declarations, without conflicts.
  func limited(toNamesOf other: SchemaDeclarations) -> SchemaDeclarations {
    var result = SchemaDeclarations(sharesElements: sharesElements)
    result.types = types.limited(toKeysOf: other.types)
    result.elements = elements.limited(toKeysOf: other.elements)
    result.groups = groups.limited(toKeysOf: other.groups)
    result.attributes = attributes.limited(toKeysOf: other.attributes)
    result.attributeGroups = attributeGroups.limited(toKeysOf: other.attributeGroups)
    return result
  }

  mutating func add(_ documents: [WSDLDocument]) {
    for document in documents { add(document) }
  }

  private mutating func add(_ document: WSDLDocument) {
    for type in document.types where type.shape != .serialization { add(type) }
    add(document.groups, .group, to: \.groups)
    add(document.attributes, .attribute, to: \.attributes)
    add(document.attributeGroups, .attributeGroup, to: \.attributeGroups)
    for other in document.repeatedElements {
      guard let first = document.elements[other.key] else { continue }
      compare(
        other.content, with: first, kind: .element, key: other.key, at: other.place,
        first: first.place)
    }
    if sharesElements { for (key, element) in document.elements { add(element, key) } }
  }

  private mutating func add(_ type: SchemaType) {
    if case .complex(let content) = type.shape, let base = content.base { bases.insert(base) }
    guard let known = types[type.key] else {
      types[type.key] = type
      return
    }
    // The finding about a type that cannot be read is enough.
    if type.shape == .unsupported || known.shape == .unsupported { return }
    compare(
      type.shape, with: known.shape, kind: .type, key: type.key, at: type.place, first: known.place)
  }

  private mutating func add(_ element: SchemaElement, _ key: TypeKey) {
    if case .inline(let content) = element.content, let base = content.base { bases.insert(base) }
    guard let known = elements[key] else {
      elements[key] = element
      return
    }
    compare(
      element, with: known, kind: .element, key: key, at: element.place, first: known.place)
  }

  private mutating func add<Content>(
    _ parts: [SchemaPart<Content>], _ kind: SchemaConflict.Kind,
    to known: WritableKeyPath<Self, [TypeKey: SchemaPart<Content>]>
  ) {
    for part in parts {
      if let first = self[keyPath: known][part.key] {
        compare(
          part.content, with: first.content, kind: kind, key: part.key, at: part.place,
          first: first.place)
      } else {
        self[keyPath: known][part.key] = part
      }
    }
  }

  private mutating func compare<Content: Equatable>(
    _ content: Content, with known: Content, kind: SchemaConflict.Kind, key: TypeKey,
    at place: PagePlace, first: PagePlace
  ) {
    if content == known { return }
    conflicts.append(SchemaConflict(kind: kind, key: key, place: place, first: first))
  }
}

extension Dictionary {
  fileprivate func limited(toKeysOf other: Self) -> Self {
    other.reduce(into: [:]) { $0[$1.key] = self[$1.key] }
  }
}
