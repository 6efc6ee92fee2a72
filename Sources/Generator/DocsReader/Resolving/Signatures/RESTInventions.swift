import Diagnostics
import ServiceModel

/// Types that REST pages show without a name. They get names here that depend only on the uses of
/// the type. It is a class, because each operation adds to the types.
final class RESTInventions {
  private let profile: DocumentationProfile
  let index: RESTTypeIndex
  let tables: RESTTableUses
  /// The names of the types of the version itself.
  private let taken: Set<String>
  private let enumerations: RESTEnumerationUses
  /// The dictionaries of the version itself whose keys are strings, by the type of their values.
  private let dictionaries: [TypeReference: String]
  private(set) var types: [String: TypeDefinition] = [:]
  /// What the pages show of each of these types.
  private var contents: [String: Content] = [:]

  /// What pages show of a type. Two contents never share a name, because one of them would be lost.
  private enum Content: Hashable {
    case fields(FieldNames)
    case members(Set<String>)
    case query([String])
    case dictionary(TypeReference)
    /// All uses of the name mean one type.
    case any
  }

  init(
    profile: DocumentationProfile, index: RESTTypeIndex, enumerations: RESTEnumerationUses,
    tables: RESTTableUses, types: [String: TypeDefinition]
  ) {
    self.profile = profile
    self.index = index
    self.enumerations = enumerations
    self.tables = tables
    taken = Set(types.keys)
    dictionaries = StringMap.dictionaries(in: types)
  }

  /// A type for the rows of a table that match no known type. If one operation returns the rows and
  /// another one accepts them, both have the same type.
  ///
  /// - Parameter hint: the name of the value.
  func type(
    withFields rows: [RESTOperationPage.Row], hint: String = "", _ target: RESTTarget
  ) -> TypeReference {
    if let known = index.type(withFields: index.ownFields(of: rows), hint: hint) {
      return .named(known)
    }
    // The response of an OData query of any kind. One revision prints this name.
    if rows.contains(where: { $0.name.hasPrefix("odata.") }) {
      return opaque(named: name(["ODataSlimResponse"], for: .any))
    }
    let fields = tables.fields(rows, service: target.service.name)
    let use = tables.name(of: fields)
    let operation = use?.operation ?? target.operation
    let wishes = [target.service.name, target.nameOfKind]
      .map { RESTEnumerationUses.joined($0, operation) + (use?.suffix ?? "Result") }
    return opaque(named: name(wishes, for: .fields(fields.names)))
  }

  /// A type whose fields are found later.
  private func opaque(named name: String) -> TypeReference {
    types[name] = types[name] ?? TypeDefinition(name: name, shape: .opaque)
    return .named(name)
  }

  /// A dictionary whose keys are strings.
  func map(of value: TypeReference) -> TypeReference {
    if let known = dictionaries[value] { return .named(known) }
    let name = name([StringMap.dictionaryName(of: value)], for: .dictionary(value))
    types[name] = StringMap.definition(named: name, of: value)
    return .named(name)
  }

  /// The enumeration that has the members of a cell.
  func enumeration(
    _ members: [String], of parameter: String, _ target: RESTTarget
  ) -> TypeReference {
    if let known = index.enumeration(withMembers: members) { return .named(known) }
    let wish = enumerations.name(of: parameter, target)
    let others = [target.service.name, target.nameOfKind].map {
      RESTEnumerationUses.joined(
        $0, target.operation + RESTEnumerationUses.capitalized(parameter))
    }
    let name =
      index.completes(members, enumerationNamed: wish)
      ? wish : name([wish] + others, for: .members(Set(members)))
    if types[name] == nil {
      types[name] = TypeDefinition(
        name: name, shape: .enumeration(EnumerationType(isComplete: true, names: members)))
    }
    return .named(name)
  }

  /// An operation of a JSON Patch document (RFC 6902). The body of a PATCH is a list of them.
  ///
  /// - Parameter properties: the names of the properties.
  func patchOperation(_ properties: [String]) -> TypeReference {
    let name = name(["JSONPatchOperation"], for: .any)
    guard types[name] == nil else { return .named(name) }
    let fields = properties.map {
      Field(name: $0, type: $0 == "value" ? .scalar(.anyType) : .string)
    }
    types[name] = TypeDefinition(
      name: name,
      documentation: Documentation(summary: "An operation of a JSON Patch document (RFC 6902)."),
      shape: .complex(ComplexType(fields: fields)))
    return .named(name)
  }

  /// An object whose properties are parameters of the query (`book.title`).
  func queryObject(_ object: RESTQueryObject, _ target: RESTTarget) -> TypeReference {
    let names = object.properties.map(\.name)
    if let known = index.type(containing: names, hint: object.name) { return .named(known) }
    let path = RESTEnumerationUses.capitalized(object.path)
    let wishes = [path, target.operation + path]
      .map { RESTEnumerationUses.joined(target.service.name, $0) }
    let name = name(wishes, for: .query(object.content))
    guard types[name] == nil else { return .named(name) }
    types[name] = TypeDefinition(name: name, shape: .opaque)
    let fields = object.properties.map { property in
      Field(
        name: property.name, type: type(of: property, target),
        documentation: property.row?.description.text)
    }
    types[name]?.shape = .complex(ComplexType(fields: fields))
    return .named(name)
  }

  private func type(
    of property: RESTQueryObject.Property, _ target: RESTTarget
  ) -> TypeReference {
    if let object = property.object { return queryObject(object, target) }
    guard let row = property.row else { return .unknown }
    let label = row.text.label.judged(by: profile)
    if case .enumeration(let members) = label { return enumeration(members, of: row.name, target) }
    return label.reference
  }

  /// The first wish that no other content has. If all are taken, the last one gets a number.
  private func name(_ wishes: [String], for content: Content) -> String {
    var numbers = NumberedNames()
    func isTaken(_ name: String) -> Bool { contents[name].map { $0 != content } ?? false }
    let names = wishes.map(free)
    let name =
      names.first { !isTaken($0) } ?? numbers.free(names.last ?? "Value", isTaken: isTaken)
    contents[name] = content
    return name
  }

  /// A name that is not the name of a type of the documentation.
  private func free(_ name: String) -> String {
    var name = name
    while taken.contains(name) { name += "Value" }
    return name
  }
}

extension RESTTarget {
  /// The name of the service with its kind. An agent and an entity may have the same name.
  fileprivate var nameOfKind: String {
    service.name + (service.kind == .entity ? "Entity" : "Agent")
  }
}

extension RESTQueryObject {
  /// The properties and what the page says of their types, also of objects inside it.
  fileprivate var content: [String] {
    properties.flatMap { property in
      property.object?.content.map { "\(property.name).\($0)" }
        ?? ["\(property.name): \(property.row?.type ?? "")"]
    }
  }
}

/// Dictionaries whose keys are strings. REST pages print them as objects without a table.
enum StringMap {
  /// The dictionaries of a version by the type of their values. If there are several, the one that
  /// is named after its values is used, and otherwise the first one by name.
  static func dictionaries(in types: [String: TypeDefinition]) -> [TypeReference: String] {
    var names: [TypeReference: String] = [:]
    for (name, definition) in types {
      guard case .dictionary(let pairs) = definition.shape, pairs.key == .string else { continue }
      if let known = names[pairs.value] {
        let best = dictionaryName(of: pairs.value)
        if known == best || name != best && known < name { continue }
      }
      names[pairs.value] = name
    }
    return names
  }

  /// The name of a dictionary that no page names.
  static func dictionaryName(of value: TypeReference) -> String { name(of: value) + "Dictionary" }

  static func definition(named name: String, of value: TypeReference) -> TypeDefinition {
    let item = self.name(of: value) + "KeyValuePair"
    return TypeDefinition(
      name: name,
      shape: .dictionary(DictionaryType(itemElement: item, key: .string, value: value)))
  }

  private static func name(of value: TypeReference) -> String {
    switch value {
    case .named(let name): name
    case .scalar(.string): "String"
    default: "StringObject"
    }
  }
}

extension SampleShape {
  /// Whether it is an object that contains only strings.
  var isStringMap: Bool {
    guard case .object(let properties) = self else { return false }
    return !properties.isEmpty
      && properties.allSatisfy { $0.value == .string || $0.value == .dateTime }
  }
}
