import Diagnostics
import ServiceModel

/// The type of the model for a type of a schema.
struct CarriedType {
  var type: TypeReference
  /// The items of a list, if the type does not name them.
  var item: SchemaField?
  /// Whether it is a list of words.
  var isWordList = false
  var facets = Facets()
  /// The simple types that schemas declare for it.
  var simpleTypes: [TypeKey] = []
  /// The remark about what is lost; nil if nothing is.
  var note: String?

  /// A list of words that the model cannot express.
  static let textOfWords = CarriedType(type: .string, note: "a list of words is carried as text")

  fileprivate func naming(_ key: TypeKey) -> CarriedType {
    var result = self
    result.simpleTypes.append(key)
    return result
  }

  /// The facets in a form: nil if every value is allowed.
  var limits: Facets? { facets.isEmpty ? nil : facets }

  /// Whether its items are elements.
  var isList: Bool { if case .array = type { !isWordList } else { false } }
}

/// Finds the types of the model for the names of types in schemas.
extension SchemaLowering {
  /// - Parameter what: what no document does, with the kind of the declaration.
  func missing(_ what: String, _ key: TypeKey) -> UnsupportedConstruct {
    UnsupportedConstruct(
      what: "no document that is read \(what) '\(text(key.name))' of the namespace "
        + "'\(text(key.namespace))'", rule: DocsReaderRules.wsdlUnknownType)
  }

  func resolve(_ key: TypeKey) throws(UnsupportedConstruct) -> CarriedType {
    try resolve(key, path: [])
  }

  /// A list that is a separate type.
  func demand(_ key: TypeKey) -> CarriedType {
    var key = key
    while case .alias(let base, _)? = table.types[key]?.shape { key = base }
    demanded.insert(key)
    return CarriedType(type: .named(name(key)))
  }

  private func resolve(
    _ key: TypeKey, path: [TypeKey]
  ) throws(UnsupportedConstruct) -> CarriedType {
    if key.namespace == table.vocabulary.schema || key.namespace == table.vocabulary.serialization {
      return try scalar(key)
    }
    guard let type = table.types[key] else { throw missing("defines the type", key) }
    if path.contains(key) { throw .unsupported("a type that is made of itself alone") }
    // A type in a chain of restrictions has its own facets and those of all types before it.
    if path.count == Self.longestChain {
      throw .unsupported("a chain of more than \(Self.longestChain) restrictions or lists")
    }
    switch type.shape {
    case .alias(let base, let facets):
      return try restriction(key, of: base, by: facets, path: path).naming(key)
    case .words(let item, let facets):
      return try words(of: item, facets, path: path + [key]).naming(key)
    case .enumeration(let isFlags, let members) where isText(members):
      return isFlags
        ? try words(of: table.vocabulary.stringType, Facets(), path: path)
        : CarriedType(type: .string)
    case .complex(let content):
      if !demanded.contains(key), let item = listItem(of: key, content) {
        return try list(item, path: path + [key])
      }
    default: break
    }
    used.insert(key)
    return CarriedType(type: .named(name(key)))
  }

  /// A simple type that restricts another one.
  private func restriction(
    _ key: TypeKey, of base: TypeKey, by facets: Facets, path: [TypeKey]
  ) throws(UnsupportedConstruct) -> CarriedType {
    if path.isEmpty, let known = restrictions[key] { return known }
    var carried = try restrict(base, by: facets, path: path + [key])
    if carried.isWordList || facets.isEmpty || carried.facets.isEmpty { return carried }
    carried.facets.simpleType = name(key)
    if table.isNameless(key) { namelessRestrictions.insert(name(key)) }
    if path.isEmpty { restrictions[key] = carried }
    return carried
  }

  private func restrict(
    _ base: TypeKey, by facets: Facets, path: [TypeKey]
  ) throws(UnsupportedConstruct) -> CarriedType {
    var carried = try resolve(base, path: path)
    if facets.isEmpty { return carried }
    // Without the declarations around them, the prefixes of names in lists have no meaning.
    guard version.isOwn, carried.type != .scalar(.qualifiedName) else {
      carried.note = "what restricts the values is not checked"
      return carried
    }
    let simpleType = carried.facets.simpleType
    if carried.isWordList {
      carried.facets = carried.facets.restricted(by: Self.ofItems(facets))
      carried.facets.simpleType = simpleType
    } else {
      carried.facets = carried.facets.restricted(by: facets)
    }
    return carried
  }

  /// The length of a list is the number of its words. Other restrictions of a list are ignored.
  private static func ofItems(_ facets: Facets) -> Facets {
    var result = Facets()
    (result.minItems, result.maxItems) = (facets.minLength, facets.maxLength)
    return result
  }

  private func words(
    of item: TypeKey, _ facets: Facets, path: [TypeKey]
  ) throws(UnsupportedConstruct) -> CarriedType {
    var carried = try restrict(item, by: facets, path: path)
    guard isSimple(carried, named: item), carried.type != .scalar(.anyType), !carried.isWordList,
      version.isOwn
    else {
      var text = CarriedType.textOfWords
      text.simpleTypes = carried.simpleTypes
      return text
    }
    carried.type = .array(carried.type)
    carried.isWordList = true
    return carried
  }

  // MARK: Simple types

  /// The built-in types whose values are lists of words.
  private static let lists: Set<String> = ["NMTOKENS", "IDREFS", "ENTITIES"]

  /// The limits of integers that have one sign, by the names of their types.
  private static let integers: [String: (least: String?, most: String?)] = [
    "nonNegativeInteger": ("0", nil), "positiveInteger": ("1", nil),
    "nonPositiveInteger": (nil, "0"), "negativeInteger": (nil, "-1"),
  ]

  private func scalar(_ key: TypeKey) throws(UnsupportedConstruct) -> CarriedType {
    let name = text(key.name)
    let isOfSchema = key.namespace == table.vocabulary.schema
    if isOfSchema || name == ScalarType.duration.rawValue, let scalar = ScalarType(rawValue: name) {
      return CarriedType(type: .scalar(scalar))
    }
    guard isOfSchema else { throw .unsupported("the simple type '\(name)'") }
    if version.isOwn, Self.lists.contains(name) {
      return CarriedType(type: .array(.string), isWordList: true)
    }
    if table.vocabulary.isText(key.name) { return CarriedType(type: .string) }
    guard let sign = Self.integers[name] else { throw .unsupported("the simple type '\(name)'") }
    var carried = CarriedType(type: .scalar(.integer))
    if version.isOwn { (carried.facets.minInclusive, carried.facets.maxInclusive) = sign }
    return carried
  }

  /// Whether values of a type can be the value of an attribute.
  func isSimple(_ carried: CarriedType, named key: TypeKey) -> Bool {
    switch carried.type {
    case .scalar: true
    case .named: isEnumeration(key)
    case .array: carried.isWordList
    case .unknown: false
    }
  }

  private func isEnumeration(_ key: TypeKey) -> Bool {
    switch table.types[key]?.shape {
    case .enumeration: true
    case .alias(let base, _) where base != key: isEnumeration(base)
    default: false
    }
  }

  /// Whether values are never nil: numbers, Booleans, members of enumerations.
  func isValueType(_ type: TypeReference, named key: TypeKey) -> Bool {
    switch type {
    case .scalar(let scalar): !scalar.isNillable
    case .named: isEnumeration(key)
    case .array, .unknown: false
    }
  }

  // MARK: Lists

  /// The only element of a type that has nothing else; nil for any other type.
  func onlyElement(of content: SchemaContent) -> SchemaField? {
    guard content.base == nil, !content.isMixed, !content.isAbstract,
      content.attributes.isEmpty, case .parts(let order, let parts, .once)? = content.particle,
      order != .choice, parts.count == 1
    else { return nil }
    switch parts[0] {
    case .element(let field): return field
    case .reference(let reference):
      guard table.isOnlyChoice(reference.key), let type = table.type(of: reference.key) else {
        return nil
      }
      return SchemaField(reference, to: nil, type: type)
    case .parts, .group, .any: return nil
    }
  }

  /// The items of a type that is only a list. A list that others extend is a complex type.
  func listItem(of key: TypeKey, _ content: SchemaContent) -> SchemaField? {
    guard let item = onlyElement(of: content), item.occurrence.isRepeated,
      !table.bases.contains(key), dictionaryParts(content) == nil
    else { return nil }
    return item
  }

  /// A list states the name of its items, unless it is the name that the runtime uses for their
  /// type.
  private func list(
    _ item: SchemaField, path: [TypeKey]
  ) throws(UnsupportedConstruct) -> CarriedType {
    var carried = try resolve(item.type, path: path)
    // Words in a repeated element are one text.
    let simpleTypes = carried.simpleTypes
    if carried.isWordList { carried = .textOfWords }
    carried.simpleTypes = simpleTypes
    let name = (text(item.name), text(item.namespace))
    let isExpected = carried.item == nil && name == wireName(of: item.type, carried.type)
    // A list of lists is named after its items only in the documentation's own schema.
    if case .array = carried.type, !isExpected {
      demanded.insert(item.type)
      return CarriedType(
        type: .array(.named(self.name(item.type))), item: item, simpleTypes: simpleTypes,
        note: carried.note)
    }
    carried.type = .array(carried.type)
    carried.item = isExpected ? nil : item
    if version.isOwn { carried.facets.count(item.occurrence) }
    return carried
  }

  /// The name that the runtime uses for an item of a type, and its namespace.
  private func wireName(of key: TypeKey, _ type: TypeReference) -> (String, String) {
    switch type {
    case .scalar(let scalar): return (scalar.rawValue, WSDLVocabulary.arraysNamespace)
    case .array(let inner):
      guard let item = table.content(of: key).flatMap(onlyElement) else { return ("", "") }
      let (name, namespace) = wireName(of: item.type, inner)
      return ("ArrayOf" + name, namespace)
    case .named, .unknown: return (text(key.name), text(key.namespace))
    }
  }
}

extension Facets {
  /// Adds the limits of the number of items, unless they are the default.
  mutating func count(_ occurrence: SchemaOccurrence) {
    minItems = occurrence.least > 0 ? occurrence.least : nil
    maxItems = occurrence.most
  }
}
