import ServiceModel

/// A type that a schema defines.
struct SchemaType: Sendable {
  /// For a type without a name the path to the element that has it, which no name looks like.
  let key: TypeKey
  let place: Range<Int>
  let shape: SchemaShape
  var documentation: [String] = []
}

/// What a type is, as its schema says it.
enum SchemaShape: Sendable, Equatable {
  case complex(SchemaContent)
  case enumeration(isFlags: Bool, members: [SchemaMember])
  /// A simple type that is another one, restricted by facets.
  case alias(TypeKey, Facets = Facets())
  /// Words of a type, with spaces between them.
  case words(of: TypeKey, Facets = Facets())
  /// A simple type of Microsoft's serialization schema, which readers know by its name.
  case serialization
  /// One of the document's findings is about it.
  case unsupported
}

/// What is inside of a complex type.
struct SchemaContent: Sendable, Equatable {
  enum Derivation: Sendable, Equatable {
    case `extension`(of: TypeKey)
    case restriction(of: TypeKey)
  }

  /// Nil for a type that stands for itself.
  var derivation: Derivation?
  /// Whether it holds a simple value, next to its attributes.
  var isSimple = false
  /// Whether text may stand between its elements.
  var isMixed = false
  /// Whether only values of types that extend it are sent.
  var isAbstract = false
  /// Whether its schema says that its entries are those of a dictionary.
  var isDictionary = false
  var particle: SchemaParticle?
  var attributes: [SchemaAttributeUse] = []

  /// The type that it extends or restricts.
  var base: TypeKey? {
    switch derivation {
    case .extension(let base), .restriction(let base): base
    case nil: nil
    }
  }
}

/// How often something may stand there.
struct SchemaOccurrence: Sendable, Equatable {
  var least = 1
  /// Nil without a limit.
  var most: Int? = 1

  static let once = SchemaOccurrence()

  var isRepeated: Bool { most.map { $0 > 1 } ?? true }

  /// What holds for something inside of a group that has an occurrence itself.
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
  /// Elements that are not named.
  case any(SchemaOccurrence)
}

/// The use of something that is declared globally. Two are equal wherever they stand.
struct SchemaReference: Sendable, Equatable {
  let key: TypeKey
  var occurrence = SchemaOccurrence.once
  let place: Range<Int>

  static func == (a: SchemaReference, b: SchemaReference) -> Bool {
    a.key == b.key && a.occurrence == b.occurrence
  }
}

/// An element of a type. Two are equal wherever they stand.
struct SchemaField: Sendable, Equatable {
  let name: InternedName
  /// None for an element in no namespace.
  var namespace: InternedName
  let type: TypeKey
  let isNillable: Bool
  var occurrence = SchemaOccurrence.once
  let place: Range<Int>
  var documentation: [String] = []

  /// The name of the element.
  var key: TypeKey { TypeKey(name: name, namespace: namespace) }

  static func == (a: SchemaField, b: SchemaField) -> Bool {
    a.key == b.key && a.type == b.type
      && a.isNillable == b.isNillable
  }
}

/// An attribute that a schema declares. Two are equal wherever they stand.
struct SchemaAttribute: Sendable, Equatable {
  let name: InternedName
  /// None for an attribute in no namespace.
  let namespace: InternedName
  let type: TypeKey
  var isRequired = false
  let place: Range<Int>
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
  /// Attributes that are not named.
  case any
}

struct SchemaMember: Sendable, Equatable {
  let name: InternedName
  let value: Int?
}

/// A global element.
struct SchemaElement: Sendable {
  enum Content: Sendable {
    /// A type without a name.
    case inline(SchemaContent)
    case type(TypeKey)
    /// One of the document's findings is about it.
    case unsupported
  }

  let place: Range<Int>
  let content: Content
  var isNillable = false
  /// Whether only elements that stand for it are sent.
  var isAbstract = false
  /// The element that it may stand for.
  var head: TypeKey?
}
