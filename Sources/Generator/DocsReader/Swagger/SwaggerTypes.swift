import Diagnostics
import ServiceModel

/// Makes types from the schemas of Swagger files, and merges them with the types of SOAP pages and
/// WSDLs.
///
/// An inline schema has no name. Its type is found by its position, if another source names the
/// type in that position, and otherwise by its shape.
struct SwaggerTypes {
  /// The position of a schema.
  struct Place {
    /// The type, or the service and operation, that contains it.
    let owner: String
    /// The property or the parameter.
    let property: String
    let place: PagePlace
    /// The operation of a service with the value; nil for a property of a type.
    var operation: String?

    /// A description in words.
    var subject: String {
      let parts = operation.map { "\(owner).\($0)" } ?? owner
      return property == operation.map { $0 + "Result" }
        ? "the result of '\(parts)'" : "'\(property)' of '\(parts)'"
    }
  }

  let definitions: SwaggerDefinitions
  private let profile: DocumentationProfile
  /// The types of the version so far, by name.
  private(set) var types: [String: TypeDefinition]
  /// The types that a WSDL describes completely.
  private let closed: Set<String>
  /// The types that have been read before, from SOAP pages and WSDLs.
  private let overSOAP: Set<String>
  private var enumerations: [Set<String>: (name: String, members: [String])] = [:]
  private var found = SwaggerEnumerations()
  private var isNaming = true
  /// The dictionaries whose keys are strings, by the type of their values. They are set after all
  /// types have names.
  private var dictionaries: [TypeReference: String] = [:]
  /// The names of all types.
  private var unique = UniqueNames()
  private var differences: Set<String> = []
  private(set) var diagnostics = DiagnosticBag()

  init(
    definitions: SwaggerDefinitions, types: [String: TypeDefinition], closed: Set<String>,
    profile: DocumentationProfile
  ) {
    self.definitions = definitions
    self.profile = profile
    self.types = types
    self.closed = closed
    overSOAP = Set(types.keys)
  }

  /// The definitions that are types, sorted by name.
  private var named: [SwaggerDefinition] {
    definitions.entries.values
      .filter { !definitions.isRequest($0) && $0.schema.hasName }
      .sorted { ($0.typeName, $0.name) < ($1.typeName, $1.name) }
  }

  // MARK: Naming

  /// Collects the enumerations of all schemas before any of them gets a name: here those of all
  /// definitions, and then, through `reference`, those of all other schemas.
  mutating func beginNaming() { for definition in named { _ = fields(of: definition) } }

  mutating func endNaming() {
    isNaming = false
    let base = profile.base.types.filter { types[$0.name] == nil }
    unique = UniqueNames(
      taken: Set(types.keys).union(named.map(\.typeName)).union(base.map(\.name)))
    enumerations = found.named(
      known: (Array(types.values) + base).compactMap { EnumerationName($0) }
        .sorted { $0.name < $1.name }, unique: &unique)
    dictionaries = StringMap.dictionaries(in: base.reduce(into: types) { $0[$1.name] = $1 })
  }

  // MARK: References

  /// The type of a schema.
  ///
  /// - Parameter known: the type of the same value in another source.
  mutating func reference(
    _ schema: SwaggerSchema, known: TypeReference? = nil, at place: Place
  ) -> TypeReference {
    let stated = stated(schema, known: known, at: place)
    guard let known, known != .unknown else { return stated }
    if !agree(stated, known) { report(stated, known: known, at: place) }
    return known.isPartlyUnknown ? stated : known
  }

  private mutating func stated(
    _ schema: SwaggerSchema, known: TypeReference?, at place: Place
  ) -> TypeReference {
    switch schema.kind {
    case .reference(let name):
      guard let target = definitions.target(of: name) else { return .unknown }
      if target.schema.hasName { return .named(target.typeName) }
      return stated(target.schema, known: known, at: place)
    case .scalar(let scalar): return .scalar(scalar)
    case .file: return .scalar(.base64Binary)
    case .array(let item):
      if case .scalar(.anyType) = item.kind { return .array(.unknown) }
      var knownItem: TypeReference?
      if case .array(let item)? = known { knownItem = item }
      return .array(plain(reference(item, known: knownItem, at: place)) ?? .unknown)
    case .map(let value): return map(value, known: known, at: place)
    case .enumeration(let members): return enumeration(members, known: known, at: place)
    case .object: return .unknown
    }
  }

  private mutating func enumeration(
    _ members: [String], known: TypeReference?, at place: Place
  ) -> TypeReference {
    if case .named(let name)? = known, case .enumeration? = shape(of: name) {
      complete(name, with: members)
      return .named(name)
    }
    if case .scalar? = known { return .string }
    if isNaming {
      found.add(members, of: place.property, in: place.owner)
      return .unknown
    }
    guard let (name, members) = enumerations[Set(members)] else { return .string }
    complete(name, with: members)
    return .named(name)
  }

  /// Adds the missing members to an enumeration of which samples show only some members, or none.
  private mutating func complete(_ name: String, with members: [String]) {
    if isNaming { return }
    var enumeration = EnumerationType()
    if case .enumeration(let known)? = shape(of: name) { enumeration = known }
    guard !enumeration.isComplete else { return }
    if case .enumeration(let base)? = profile.base[name]?.shape, base.isFlags {
      enumeration.isFlags = true
    }
    if !members.isEmpty {
      enumeration = EnumerationType(isFlags: enumeration.isFlags, isComplete: true, names: members)
    }
    types[name, default: TypeDefinition(name: name, shape: .opaque)].shape =
      .enumeration(enumeration)
  }

  private mutating func map(
    _ value: SwaggerSchema, known: TypeReference?, at place: Place
  ) -> TypeReference {
    if case .named(let name)? = known, case .dictionary(let pairs)? = shape(of: name) {
      _ = reference(value, known: pairs.value, at: place)
      return .named(name)
    }
    let value = plain(reference(value, at: place)) ?? .scalar(.anyType)
    if isNaming { return .unknown }
    if let name = dictionaries[value] {
      types[name] = types[name] ?? profile.base[name]
      return .named(name)
    }
    let wish = StringMap.dictionaryName(of: value)
    let name = unique.claim(wish, or: wish + "Value")
    types[name] = StringMap.definition(named: name, of: value)
    dictionaries[value] = name
    return .named(name)
  }

  /// The type of an item or of a value in a dictionary. A nested dictionary becomes a value of any
  /// type, because nothing names its elements over SOAP.
  private func plain(_ type: TypeReference) -> TypeReference? {
    if case .named(let name) = type, case .dictionary? = shape(of: name) { return nil }
    return type
  }

  /// The known definition of a type, including the base type and the types that it needs.
  private func shape(of name: String) -> TypeDefinition.Shape? {
    let known = types[name]?.shape
    if let known, known != .opaque { return known }
    return profile.base[name]?.shape ?? known
  }

  // MARK: Contradictions

  /// Whether a schema can describe a type.
  private func agree(_ stated: TypeReference, _ known: TypeReference) -> Bool {
    switch (stated, known) {
    case (.unknown, _), (_, .unknown), (.scalar(.anyType), _), (_, .scalar(.anyType)): true
    case (.array(let stated), .array(let known)): agree(stated, known)
    case (.scalar(let stated), .scalar(let known)): stated.describes(known)
    case (.scalar(.string), .named(let name)): isEnumeration(name)
    case (.named(let name), .scalar(.string)): isEnumeration(name)
    default: stated == known
    }
  }

  private func isEnumeration(_ name: String) -> Bool {
    switch shape(of: name) {
    case .enumeration, .opaque, nil: true
    case .complex, .dictionary, .choice: false
    }
  }

  private mutating func report(_ stated: TypeReference, known: TypeReference, at place: Place) {
    guard !isNaming, differences.insert("\(stated.kind) \(known.kind)").inserted else { return }
    diagnostics.emit(
      DocsReaderRules.swaggerTypeDiffers,
      "\(place.subject) is '\(known)' \(source(of: place.operation == nil ? place.owner : nil)), "
        + "and '\(stated)' here", at: place.place.location)
  }

  /// Where a type was described before, in words: the base types are in the profile.
  ///
  /// - Parameter type: nil for the value of an operation.
  private func source(of type: String?) -> String {
    type.map { overSOAP.contains($0) } ?? true ? "over SOAP" : "in the profile"
  }

  private mutating func reportAddition(_ place: Place) {
    if isNaming { return }
    diagnostics.emit(
      DocsReaderRules.restOnlyProperty,
      "the property \(place.subject) is in this file; "
        + (overSOAP.contains(place.owner) ? "SOAP samples and WSDLs show" : "the profile shows")
        + " the type without it", at: place.place.location,
      hint: "it is added after the type's own fields")
  }

  // MARK: Definitions

  /// Adds the definitions to the types. A known type gets only the parts that it lacks.
  mutating func define() {
    for definition in named {
      switch definition.schema.kind {
      case .enumeration(let members): complete(definition.typeName, with: members)
      case .object: define(definition)
      default: break
      }
    }
  }

  private mutating func define(_ definition: SwaggerDefinition) {
    let name = definition.typeName
    switch shape(of: name) {
    case nil, .opaque, .complex:
      let complex = fields(of: definition)
      types[name, default: TypeDefinition(name: name, shape: .opaque)].shape = .complex(complex)
    case .dictionary, .enumeration, .choice:
      diagnostics.emit(
        DocsReaderRules.swaggerTypeDiffers, "'\(name)' is not an object \(source(of: name))",
        at: definition.place.location)
    }
  }

  /// The fields of a known type, with additions from the definition.
  private mutating func fields(of definition: SwaggerDefinition) -> ComplexType {
    guard case .object(let properties) = definition.schema.kind else { return ComplexType() }
    let name = definition.typeName
    var complex = ComplexType()
    var isKnown = false
    if case .complex(let known)? = shape(of: name) {
      complex = known
      isKnown = true
    }
    let (own, hasBase) = split(properties, of: name)
    if hasBase { complex.base = profile.base.name }
    let names = Set(own.map(\.name))
    var inherited = FieldsByName(inheritedFields(of: complex), besides: names)
    var fields = FieldsByName(complex.fields.map(\.name), besides: names)
    for property in own {
      if inherited.take(property.name) != nil { continue }
      let place = Place(owner: name, property: property.name, place: property.place)
      let index = fields.take(property.name)
      let known = index.map { complex.fields[$0].type }
      let type = reference(property.schema, known: known, at: place)
      if let index {
        complex.fields[index].type = type
      } else {
        if isKnown { reportAddition(place) }
        complex.fields.append(
          Field(name: property.name, type: type, onlyOver: isKnown ? .rest : nil))
      }
    }
    return complex
  }

  /// The names of the inherited fields of a type.
  private func inheritedFields(of complex: ComplexType) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    var next = complex.base
    while let name = next, seen.insert(name).inserted, case .complex(let base)? = shape(of: name) {
      names += base.fields.map(\.name)
      next = base.base
    }
    return names
  }

  /// The properties without those of the base type.
  private func split(
    _ properties: [SwaggerProperty], of name: String
  ) -> (own: [SwaggerProperty], hasBase: Bool) {
    let isOpen = !closed.contains(name) || types[name]?.base == profile.base.name
    guard isOpen, profile.base[name] == nil else { return (properties, false) }
    return profile.base.split(properties, by: \.name)
  }
}

/// The known fields of a type. A property is the field of its name, or else one whose name differs
/// from it only in case.
private struct FieldsByName {
  private let exact: [String: Int]
  private var others: [String: Int]

  /// - Parameter properties: those that are fields of their own names.
  init(_ names: [String], besides properties: Set<String>) {
    let indexed = names.enumerated().map { (name: $1, index: $0) }
    exact = Dictionary(indexed.map { ($0.name, $0.index) }) { first, _ in first }
    others = Dictionary(
      indexed.filter { !properties.contains($0.name) }.map { ($0.name.lowercased(), $0.index) }
    ) { first, _ in first }
  }

  /// The index of the field of a property. No other property is this field.
  mutating func take(_ name: String) -> Int? {
    exact[name] ?? others.removeValue(forKey: name.lowercased())
  }
}

extension SwaggerSchema {
  /// Whether the type of a definition has the name of the definition.
  fileprivate var hasName: Bool {
    switch kind {
    case .object, .enumeration: true
    case .reference, .scalar, .array, .map, .file: false
    }
  }
}

extension ScalarType {
  /// Whether JSON describes a value of the other type in the same way.
  fileprivate func describes(_ type: ScalarType) -> Bool {
    switch (self, type) {
    case (.int, .short), (.int, .unsignedInt), (.int, .long), (.long, .int), (.string, .duration):
      true
    default: self == type
    }
  }
}

extension TypeReference {
  /// The kind of the type. All names are one kind.
  fileprivate var kind: String {
    switch self {
    case .named: "named"
    case .array(let item): "[\(item.kind)]"
    case .scalar, .unknown: description
    }
  }
}
