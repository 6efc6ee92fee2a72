import ServiceModel

/// Finds types by the names of their fields.
///
/// Tables and samples of REST pages often show a type without naming it, or name another one. The
/// fields identify the type, if there are enough of them and no other type has the same fields.
struct RESTTypeIndex {
  /// A smaller number of fields is too common to identify a type.
  private static let leastFields = 3

  private var types: [FieldNames: Set<String>] = [:]
  private var fieldsByType: [String: Set<FieldName>] = [:]
  private var enumerations: [Set<String>: Set<String>] = [:]
  /// The members that samples show, for enumerations that no page lists.
  private var sampledMembers: [String: Set<String>] = [:]
  private let baseFields: [String]

  /// - Parameter types: the types known from other sources than REST tables.
  init(_ types: [String: TypeDefinition], base: DocumentationProfile.BaseType) {
    baseFields = base.fieldNames
    for definition in types.values {
      switch definition.shape {
      case .complex(let complex): add(ownFields(complex.fields.map(\.name)), of: definition.name)
      case .enumeration(let enumeration): add(enumeration, named: definition.name)
      case .dictionary, .choice, .opaque: break
      }
    }
  }

  private mutating func add(_ enumeration: EnumerationType, named name: String) {
    let members = Set(enumeration.members.map(\.name))
    if enumeration.isComplete {
      enumerations[members, default: []].insert(name)
    } else {
      sampledMembers[name] = members
    }
  }

  /// Adds the tables of a page that have the name of a type.
  mutating func add(_ page: RESTOperationPage, profile: DocumentationProfile) {
    if let name = page.namedResponse(profile) { add(ownFields(of: page.response.rows), of: name) }
    if let body = page.body, let name = body.carrier { add(ownFields(of: body.rows), of: name) }
  }

  private mutating func add(_ own: FieldNames, of type: String) {
    guard !own.isEmpty else { return }
    types[own, default: []].insert(type)
    fieldsByType[type, default: []].formUnion(own.names)
  }

  /// The type whose own fields are exactly these.
  ///
  /// - Parameter hint: the name of a value of the type. If a type has the same name, no other
  ///   evidence is needed.
  func type(withFields own: FieldNames, hint: String = "") -> String? {
    guard let found = types[own] else { return nil }
    if let hinted = found.first(where: { $0.lowercased() == hint.lowercased() }) { return hinted }
    return own.count >= Self.leastFields && found.count == 1 ? found.first : nil
  }

  /// The names of the rows, without those of the base type.
  func ownFields(of rows: [RESTOperationPage.Row]) -> FieldNames {
    FieldNames(rows.lazy.filter { !baseFields.contains($0.name) }.map(\.text.key))
  }

  /// The names of fields, without those of the base type.
  private func ownFields(_ names: [String]) -> FieldNames {
    FieldNames(names.filter { !baseFields.contains($0) }.map(FieldName.init))
  }

  /// The type that has all of these fields, and possibly others.
  ///
  /// - Parameter hint: if there are several types, the one whose name the hint ends with is used.
  func type(containing names: [String], hint: String) -> String? {
    let wanted = FieldNames(names.map(FieldName.init))
    guard wanted.count >= Self.leastFields else { return nil }
    let own = wanted.subtracting(FieldNames(baseFields.map(FieldName.init)))
    let found = fieldsByType.filter { own.isSubset(of: $0.value) }.map(\.key)
    if found.count == 1 { return found.first }
    let hinted = found.filter { hint.lowercased().hasSuffix($0.lowercased()) }
    return hinted.max { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// The enumeration that has exactly these members.
  func enumeration(withMembers names: [String]) -> String? {
    guard let found = enumerations[Set(names)], found.count == 1 else { return nil }
    return found.first
  }

  /// Whether a list of members can belong to an enumeration of which samples show some members.
  func completes(_ members: [String], enumerationNamed name: String) -> Bool {
    sampledMembers[name]?.isSubset(of: members) ?? false
  }

  /// The type with its unknown parts taken from a sample: objects by their properties, simple
  /// values by their kind.
  func completed(_ type: TypeReference, by sample: SampleShape?) -> TypeReference {
    switch (type, sample) {
    case (.unknown, .object(let properties)?):
      self.type(withFields: ownFields(properties.map(\.name))).map { .named($0) } ?? .unknown
    case (.array(let item), .array(let items)?) where item.isPartlyUnknown:
      .array(completedItem(item, by: items.first))
    default: type
    }
  }

  private func completedItem(_ item: TypeReference, by sample: SampleShape?) -> TypeReference {
    guard item == .unknown, let sample else { return item }
    return sample.scalarType ?? completed(.unknown, by: sample)
  }
}

extension RESTOperationPage {
  /// The type that the page names for its response and shows in a table.
  func namedResponse(_ profile: DocumentationProfile) -> String? {
    guard !response.rows.isEmpty else { return nil }
    if let carrier = response.ownCarrier { return carrier }
    if case .named(let name) = responseType(profile) { return name }
    return nil
  }

  /// The type of the response, as the page prints it.
  ///
  /// A name that is printed in place of others is correct if the operation has it too.
  func responseType(_ profile: DocumentationProfile) -> RESTTypeLabel {
    let label = response.type.judged(by: profile)
    guard label == .misleading, !response.rows.isEmpty, case .named(let name) = response.type,
      isNamed(after: name)
    else { return label }
    return response.type
  }
}
