import ServiceModel

/// A type that a schema defines.
struct SchemaType: Sendable {
  /// For a type without a name, the path to its element. No name looks like that.
  let key: TypeKey
  let place: PagePlace
  let shape: SchemaShape
  var documentation: [String] = []
}

/// The shape of a type, as its schema declares it.
enum SchemaShape: Sendable, Equatable {
  case complex(SchemaContent)
  case enumeration(isFlags: Bool, members: [SchemaMember])
  /// A simple type that restricts another one by facets.
  case alias(TypeKey, Facets = Facets())
  /// A list of words, separated by spaces.
  case words(of: TypeKey, Facets = Facets())
  /// A simple type of Microsoft's serialization schema, which readers know by name.
  case serialization
  /// One of the document's findings describes it.
  case unsupported
}

/// The content of a complex type.
struct SchemaContent: Sendable, Equatable {
  /// The type that it extends or restricts.
  var base: TypeKey?
  var isRestriction = false
  /// Whether it has a simple value, next to its attributes.
  var isSimple = false
  /// Whether text is allowed between its elements.
  var isMixed = false
  /// Whether only values of types that extend it are sent.
  var isAbstract = false
  /// Whether its schema declares that its entries are those of a dictionary.
  var isDictionary = false
  var particle: SchemaParticle?
  var attributes: [SchemaAttributeUse] = []
}

/// The allowed number of occurrences.
struct SchemaOccurrence: Sendable, Equatable {
  var least = 1
  /// Nil if there is no limit.
  var most: Int? = 1

  static let once = SchemaOccurrence()

  var isRepeated: Bool { most.map { $0 > 1 } ?? true }

  /// The occurrence of a particle inside a group that has an occurrence itself.
  func multiplied(by outer: SchemaOccurrence) -> SchemaOccurrence {
    SchemaOccurrence(
      least: min(least, outer.least),
      most: most.flatMap { most in outer.most.map { min(most.multipliedWithCap($0), 1 << 30) } })
  }
}

extension Int {
  fileprivate func multipliedWithCap(_ other: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return isTooLarge ? .max : product
  }
}

/// A part of the content of a type.
indirect enum SchemaParticle: Sendable, Equatable {
  enum Order: Sendable { case sequence, choice, all }

  case element(SchemaField)
  /// An element that is declared globally.
  case reference(SchemaReference)
  case group(SchemaReference)
  case parts(Order, [SchemaParticle], SchemaOccurrence)
  /// Elements of any name.
  case any(SchemaOccurrence)
}

/// The use of a global declaration. Two uses are equal wherever they are.
struct SchemaReference: Sendable, Equatable {
  let key: TypeKey
  var occurrence = SchemaOccurrence.once
  let place: PagePlace

  static func == (a: SchemaReference, b: SchemaReference) -> Bool {
    a.key == b.key && a.occurrence == b.occurrence
  }
}

/// An element of a type. Two elements are equal wherever they are.
struct SchemaField: Sendable, Equatable {
  let name: InternedName
  /// None for an element in no namespace.
  var namespace: InternedName
  let type: TypeKey
  let isNillable: Bool
  var occurrence = SchemaOccurrence.once
  let place: PagePlace
  /// The global element, if this is the use of one.
  var declaration: PagePlace?
  var documentation: [String] = []

  /// The name of the element.
  var key: TypeKey { TypeKey(name: name, namespace: namespace) }

  static func == (a: SchemaField, b: SchemaField) -> Bool {
    a.key == b.key && a.type == b.type && a.isNillable == b.isNillable
  }
}

extension SchemaField {
  /// The use of a global element as an element of a type.
  init(_ reference: SchemaReference, to element: SchemaElement?, type: TypeKey) {
    self.init(
      name: reference.key.name, namespace: reference.key.namespace, type: type,
      isNillable: element?.isNillable ?? false, occurrence: reference.occurrence,
      place: reference.place,
      declaration: element?.place)
  }
}

/// An attribute that a schema declares. Two attributes are equal wherever they are.
struct SchemaAttribute: Sendable, Equatable {
  let name: InternedName
  /// None for an attribute in no namespace.
  let namespace: InternedName
  let type: TypeKey
  var isRequired = false
  let place: PagePlace
  var documentation: [String] = []

  static func == (a: SchemaAttribute, b: SchemaAttribute) -> Bool {
    a.name == b.name && a.namespace == b.namespace && a.type == b.type
      && a.isRequired == b.isRequired
  }
}

enum SchemaAttributeUse: Sendable, Equatable {
  case declared(SchemaAttribute)
  case reference(SchemaReference, isRequired: Bool)
  case group(SchemaReference)
  /// Attributes of any name.
  case any
}

/// A member of an enumeration. Two members are equal wherever they are.
struct SchemaMember: Sendable, Equatable {
  let name: InternedName
  let value: Int?
  let place: PagePlace

  static func == (a: SchemaMember, b: SchemaMember) -> Bool {
    a.name == b.name && a.value == b.value
  }
}

/// A group or an attribute that a schema declares.
struct SchemaPart<Content: Equatable & Sendable>: Sendable {
  let key: TypeKey
  let place: PagePlace
  let content: Content
  /// Whether all of it could be read; otherwise a finding says why not.
  var isSound = true
}

/// A global element. Two elements are equal wherever they are.
struct SchemaElement: Sendable, Equatable {
  enum Content: Sendable, Equatable {
    /// A type without a name.
    case inline(SchemaContent)
    case type(TypeKey)
    /// One of the document's findings describes it.
    case unsupported
  }

  let place: PagePlace
  let content: Content
  var isNillable = false
  /// Whether only its substitutes are sent.
  var isAbstract = false
  /// The element that it can substitute.
  var head: TypeKey?

  static func == (a: SchemaElement, b: SchemaElement) -> Bool {
    a.content == b.content && a.isNillable == b.isNillable && a.isAbstract == b.isAbstract
      && a.head == b.head
  }
}
