/// A named type of a Services version.
package struct TypeDefinition: Decodable, Equatable, Sendable {
  /// The kind of the type.
  package enum Shape: Equatable, Sendable {
    case complex(ComplexType)
    case enumeration(EnumerationType)
    case dictionary(DictionaryType)
    /// One of several elements.
    case choice(ChoiceType)
    /// Known by name only: no page describes its content.
    case opaque
  }

  /// The local name on the wire.
  package var name: String
  /// The name on the wire, if it is different: for two types that differ only in their namespace.
  /// Empty for a type without a name.
  package var wireName: String?
  /// The namespace, if it is not the namespace of the version; empty for no namespace.
  package var foreignNamespace: String?
  package var documentation: Documentation?
  package var shape: Shape

  package init(
    name: String,
    wireName: String? = nil,
    foreignNamespace: String? = nil,
    documentation: Documentation? = nil,
    shape: Shape
  ) {
    self.name = name
    self.wireName = wireName
    self.foreignNamespace = foreignNamespace
    self.documentation = documentation
    self.shape = shape
  }
}

/// A sequence of fields.
package struct ComplexType: Decodable, Equatable, Sendable {
  /// The type it extends; its fields come first over SOAP and last over REST.
  package var base: String?
  /// Whether only values of derived types are sent; nil if unknown.
  package var isAbstract: Bool?
  /// Its own fields, in wire order.
  package var fields: [Field]

  package init(base: String? = nil, isAbstract: Bool? = nil, fields: [Field] = []) {
    self.base = base
    self.isAbstract = isAbstract
    self.fields = fields
  }
}

/// An element of a complex type and a property of its JSON form.
package struct Field: NamedValue, Decodable {
  package enum Binding: String, ModelWord { case rest }

  package var name: String
  package var type: TypeReference
  /// The only binding whose pages have it; nil if all have it.
  package var onlyOver: Binding?
  /// Nil if it is written in XML by the rule.
  @Boxed package var xml: XMLForm?
  package var documentation: String?

  package init(
    name: String, type: TypeReference, onlyOver: Binding? = nil, xml: XMLForm? = nil,
    documentation: String? = nil
  ) {
    self.name = name
    self.xml = xml
    self.type = type
    self.onlyOver = onlyOver
    self.documentation = documentation
  }
}

/// Several elements, of which exactly one is sent.
package struct ChoiceType: Decodable, Equatable, Sendable {
  /// In the schema's order.
  package var cases: [Field]

  package init(cases: [Field]) { self.cases = cases }
}

/// A set of names, open on the wire: unlisted members can arrive.
package struct EnumerationType: Decodable, Equatable, Sendable {
  package struct Member: Decodable, Equatable, Sendable {
    package var name: String
    /// Its number, if the documentation states one; for information only.
    package var value: Int?

    package init(name: String, value: Int? = nil) {
      self.name = name
      self.value = value
    }
  }

  /// Whether a value can be several members, separated by spaces (SOAP) or commas (REST).
  package var isFlags: Bool
  /// Whether the list has all members. A list from samples does not: a sample shows one member.
  package var isComplete: Bool
  /// In the documentation's order.
  package var members: [Member]

  package init(isFlags: Bool = false, isComplete: Bool = false, members: [Member] = []) {
    self.isFlags = isFlags
    self.isComplete = isComplete
    self.members = members
  }
}

/// Keys and values: repeated item elements over SOAP, an object over REST.
package struct DictionaryType: Decodable, Equatable, Sendable {
  /// The local name of the repeated element (`StringKeyValuePair`).
  package var itemElement: String
  package var key: TypeReference
  package var value: TypeReference

  package init(itemElement: String, key: TypeReference, value: TypeReference) {
    self.itemElement = itemElement
    self.key = key
    self.value = value
  }
}

extension TypeDefinition {
  /// Each of these is nil for every other shape.
  package var complex: ComplexType? { if case .complex(let type) = shape { type } else { nil } }
  package var enumeration: EnumerationType? {
    if case .enumeration(let type) = shape { type } else { nil }
  }
  package var dictionary: DictionaryType? {
    if case .dictionary(let type) = shape { type } else { nil }
  }
  package var choice: ChoiceType? { if case .choice(let type) = shape { type } else { nil } }

  /// The type it extends.
  package var base: String? { complex?.base }
}

extension EnumerationType {
  /// The meaning of a missing value: the member with the number zero, or else the first one.
  package var defaultMember: String {
    (members.first { $0.value == 0 } ?? members.first)?.name ?? ""
  }
}

extension TypeDefinition {
  private enum CodingKeys: String, CodingKey {
    case name, wireName, foreignNamespace, documentation
    case complex, enumeration, dictionary, choice, opaque
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    wireName = try container.decodeIfPresent(String.self, forKey: .wireName)
    foreignNamespace = try container.decodeIfPresent(String.self, forKey: .foreignNamespace)
    documentation = try container.decodeIfPresent(Documentation.self, forKey: .documentation)
    if let complex = try container.decodeIfPresent(ComplexType.self, forKey: .complex) {
      shape = .complex(complex)
    } else if let members = try container.decodeIfPresent(
      EnumerationType.self, forKey: .enumeration)
    {
      shape = .enumeration(members)
    } else if let pairs = try container.decodeIfPresent(DictionaryType.self, forKey: .dictionary) {
      shape = .dictionary(pairs)
    } else if let choice = try container.decodeIfPresent(ChoiceType.self, forKey: .choice) {
      shape = .choice(choice)
    } else if try container.decodeIfPresent(Bool.self, forKey: .opaque) == true {
      shape = .opaque
    } else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "type '\(name)' has no shape"))
    }
  }
}
