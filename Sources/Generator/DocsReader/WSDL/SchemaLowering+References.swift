import Diagnostics
import ServiceModel

/// Finds the types of the model for the names of types in schemas.
extension SchemaLowering {
  /// The reason why the model cannot express something.
  struct Reason {
    let what: String
    let rule: DiagnosticRule

    static func unsupported(_ what: String) -> Reason {
      Reason(what: what, rule: DocsReaderRules.unsupported)
    }
  }

  enum Resolution {
    case carried(Carried)
    case refused(Reason)
  }

  /// The type of the model for a type of a schema.
  struct Carried {
    var type: TypeReference
    /// The items of a list, if the type does not name them.
    var item: SchemaField?
    /// Whether it is a list of words.
    var isWordList = false
    var facets = Facets()
    /// The remark about what is lost; nil if nothing is.
    var note: String?

    /// The facets in a form: nil if every value is allowed.
    var limits: Facets? { facets.isEmpty ? nil : facets }

    /// Whether its items are elements.
    var isList: Bool { if case .array = type { !isWordList } else { false } }
  }

  /// - Parameter what: what no document does, with the kind of the declaration.
  func missing(_ what: String, _ key: TypeKey) -> Reason {
    Reason(
      what: "no document that is read \(what) '\(text(key.name))' of the namespace "
        + "'\(text(key.namespace))'", rule: DocsReaderRules.wsdlUnknownType)
  }

  mutating func resolve(_ key: TypeKey) -> Resolution { resolve(key, path: []) }

  /// A list that is a separate type.
  mutating func demand(_ key: TypeKey) -> Resolution {
    var key = key
    while case .alias(let base, _)? = table.entries[key]?.type.shape { key = base }
    demanded.insert(key)
    return .carried(Carried(type: .named(name(key))))
  }

  private mutating func resolve(_ key: TypeKey, path: [TypeKey]) -> Resolution {
    if key.namespace == table.vocabulary.schema || key.namespace == table.vocabulary.serialization {
      return scalar(key)
    }
    guard let entry = table.entries[key] else { return .refused(missing("defines the type", key)) }
    if path.contains(key) { return .refused(.unsupported("a type that is made of itself alone")) }
    // A type in a chain of restrictions has its own facets and those of all types before it.
    if path.count == BaseTypeChains.longest {
      return .refused(
        .unsupported("a chain of more than \(BaseTypeChains.longest) restrictions or lists"))
    }
    switch entry.type.shape {
    case .alias(let base, let facets): return restriction(key, of: base, by: facets, path: path)
    case .words(let item, let facets): return words(of: item, facets, path: path + [key])
    case .enumeration(let isFlags, let members) where isText(isFlags, members):
      return isFlags
        ? words(of: table.vocabulary.stringType, Facets(), path: path)
        : .carried(Carried(type: .string))
    case .complex(let content):
      if !demanded.contains(key), let item = listItem(of: key, content) {
        return list(item, path: path + [key])
      }
    default: break
    }
    used.insert(key)
    return .carried(Carried(type: .named(name(key))))
  }

  /// A simple type that restricts another one.
  private mutating func restriction(
    _ key: TypeKey, of base: TypeKey, by facets: Facets, path: [TypeKey]
  ) -> Resolution {
    if path.isEmpty, let known = restrictions[key] { return .carried(known) }
    let resolution = restrict(base, by: facets, path: path + [key])
    guard case .carried(var carried) = resolution else { return resolution }
    let ownsFacets = !carried.isWordList && !facets.isEmpty && !carried.facets.isEmpty
    guard ownsFacets else { return resolution }
    carried.facets.simpleType = name(key)
    if isNameless(key) { namelessRestrictions.insert(name(key)) }
    if path.isEmpty { restrictions[key] = carried }
    return .carried(carried)
  }

  private mutating func restrict(_ base: TypeKey, by facets: Facets, path: [TypeKey]) -> Resolution
  {
    let resolution = resolve(base, path: path)
    guard case .carried(var carried) = resolution, !facets.isEmpty else { return resolution }
    // Without the declarations around them, the prefixes of names in lists have no meaning.
    guard version.isOwn, carried.type != .scalar(.qualifiedName) else {
      carried.note = "what restricts the values is not checked"
      return .carried(carried)
    }
    let simpleType = carried.facets.simpleType
    if carried.isWordList {
      carried.facets = carried.facets.restricted(by: Self.ofItems(facets))
      carried.facets.simpleType = simpleType
    } else {
      carried.facets = carried.facets.restricted(by: facets)
    }
    return .carried(carried)
  }

  /// The length of a list is the number of its words. Other restrictions of a list are ignored.
  private static func ofItems(_ facets: Facets) -> Facets {
    var result = Facets()
    (result.minItems, result.maxItems) = (facets.minLength, facets.maxLength)
    return result
  }

  private mutating func words(of item: TypeKey, _ facets: Facets, path: [TypeKey]) -> Resolution {
    switch restrict(item, by: facets, path: path) {
    case .refused(let reason): return .refused(reason)
    case .carried(var carried):
      let isSimple =
        switch carried.type {
        case .scalar(let scalar): scalar != .anyType
        case .named: isEnumeration(item)
        case .array, .unknown: false
        }
      guard isSimple, version.isOwn else {
        return .carried(Carried(type: .string, note: "a list of words is carried as text"))
      }
      carried.type = .array(carried.type)
      carried.isWordList = true
      return .carried(carried)
    }
  }

  // MARK: Simple types

  /// The built-in types whose values are lists of words.
  private static let lists: Set<String> = ["NMTOKENS", "IDREFS", "ENTITIES"]

  /// Types of integers with one sign and without a limit.
  private static let integers: Set<String> = [
    "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
  ]

  private func scalar(_ key: TypeKey) -> Resolution {
    let name = text(key.name)
    let isOfSchema = key.namespace == table.vocabulary.schema
    if isOfSchema || name == ScalarType.duration.rawValue, let scalar = ScalarType(rawValue: name) {
      return .carried(Carried(type: .scalar(scalar)))
    }
    guard isOfSchema else { return .refused(.unsupported("the simple type '\(name)'")) }
    if version.isOwn, Self.lists.contains(name) {
      return .carried(Carried(type: .array(.string), isWordList: true))
    }
    if table.vocabulary.isText(key.name) { return .carried(Carried(type: .string)) }
    guard Self.integers.contains(name) else {
      return .refused(.unsupported("the simple type '\(name)'"))
    }
    return .carried(
      Carried(type: .scalar(.integer), facets: version.isOwn ? Self.sign(of: name) : Facets()))
  }

  /// The sign of integers according to the name of their type.
  private static func sign(of name: String) -> Facets {
    var facets = Facets()
    switch name {
    case "nonNegativeInteger": facets.minInclusive = "0"
    case "positiveInteger": facets.minInclusive = "1"
    case "nonPositiveInteger": facets.maxInclusive = "0"
    case "negativeInteger": facets.maxInclusive = "-1"
    default: break
    }
    return facets
  }

  func isEnumeration(_ key: TypeKey) -> Bool {
    switch table.entries[key]?.type.shape {
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
    guard content.derivation == nil, !content.isMixed, !content.isAbstract,
      content.attributes.isEmpty, case .parts(let order, let parts, .once)? = content.particle,
      order != .choice, parts.count == 1
    else { return nil }
    switch parts[0] {
    case .element(let field): return field
    case .reference(let reference):
      guard table.choices(for: reference.key) == [reference.key],
        let type = table.type(of: reference.key)
      else { return nil }
      return SchemaField(
        name: reference.key.name, namespace: reference.key.namespace, type: type,
        isNillable: false, occurrence: reference.occurrence, place: reference.place)
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
  private mutating func list(_ item: SchemaField, path: [TypeKey]) -> Resolution {
    switch resolve(item.type, path: path) {
    case .refused(let reason): return .refused(reason)
    case .carried(var carried):
      // Words in a repeated element are one text.
      if carried.isWordList {
        carried = Carried(type: .string, note: "a list of words is carried as text")
      }
      let expected = wireName(of: item.type, carried.type)
      let isExpected =
        carried.item == nil && text(item.name) == expected.local
        && text(item.namespace) == expected.namespace
      // A list of lists is named after its items only in the documentation's own schema.
      if case .array = carried.type, !isExpected {
        demanded.insert(item.type)
        return .carried(
          Carried(type: .array(.named(name(item.type))), item: item, note: carried.note))
      }
      carried.type = .array(carried.type)
      carried.item = isExpected ? nil : item
      if version.isOwn { carried.facets.count(item.occurrence) }
      return .carried(carried)
    }
  }

  /// The name that the runtime uses for an item of a type.
  private func wireName(
    of key: TypeKey, _ type: TypeReference
  ) -> (local: String, namespace: String) {
    switch type {
    case .scalar(let scalar): return (scalar.rawValue, WSDLVocabulary.arraysNamespace)
    case .array(let inner):
      guard let item = table.content(of: key).flatMap(onlyElement) else { return ("", "") }
      let name = wireName(of: item.type, inner)
      return ("ArrayOf" + name.local, name.namespace)
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
