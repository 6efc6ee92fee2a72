import PositionedJSON

/// How a value stands in XML, where that is not the rule.
///
/// The rule is that of the documentation's own messages: an element in the namespace of the type around
/// it, at most once, left out when there is no value. Every other WSDL says for each value what holds.
package struct XMLForm: Equatable, Sendable {
  package enum Kind: String, ModelWord {
    case element
    case attribute
    /// What the element around it holds, next to its attributes.
    case content
    /// One of several elements, which stands where the value stands.
    case choice
    /// Elements that the schema allows without naming them.
    case anyElements
    /// Attributes that the schema allows without naming them.
    case anyAttributes
  }

  package var kind: Kind
  /// The name on the wire, where it is not that of the value.
  package var name: String?
  /// Empty for no namespace; nil for the one of the type around it, and for attributes for none.
  package var namespace: String?
  /// Whether it must be there.
  package var isRequired: Bool
  /// Whether nil may be told from absence.
  package var isNillable: Bool
  /// Whether the items of a list stand where the value stands, without an element around them.
  package var isRepeated: Bool
  /// Whether the items of a list are words of one text, with spaces between them.
  package var isWordList: Bool
  /// The element around each item of a list that has an element of its own.
  package var item: Item?
  /// What is allowed of the value, and of the items of a list; nil for everything.
  package var facets: Facets?

  package struct Item: Codable, Equatable, Sendable {
    package var name: String
    /// Empty for no namespace; nil for the one of the type around the list.
    package var namespace: String?

    package init(name: String, namespace: String? = nil) {
      self.name = name
      self.namespace = namespace
    }
  }

  package init(
    _ kind: Kind = .element, name: String? = nil, namespace: String? = nil,
    isRequired: Bool = false, isNillable: Bool = false, isRepeated: Bool = false,
    isWordList: Bool = false, item: Item? = nil, facets: Facets? = nil
  ) {
    self.kind = kind
    self.name = name
    self.namespace = namespace
    self.isRequired = isRequired
    self.isNillable = isNillable
    self.isRepeated = isRepeated
    self.isWordList = isWordList
    self.item = item
    self.facets = facets
  }

  /// What needs no saying.
  package static let plain = XMLForm()
}

extension XMLForm: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, name, namespace, isRequired, isNillable, isRepeated, isWordList, item
    case facets
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    kind = try values.decodeIfPresent(Kind.self, forKey: .kind) ?? .element
    name = try values.decodeIfPresent(String.self, forKey: .name)
    namespace = try values.decodeIfPresent(String.self, forKey: .namespace)
    isRequired = try values.decodeIfPresent(Bool.self, forKey: .isRequired) ?? false
    isNillable = try values.decodeIfPresent(Bool.self, forKey: .isNillable) ?? false
    isRepeated = try values.decodeIfPresent(Bool.self, forKey: .isRepeated) ?? false
    isWordList = try values.decodeIfPresent(Bool.self, forKey: .isWordList) ?? false
    item = try values.decodeIfPresent(Item.self, forKey: .item)
    facets = try values.decodeIfPresent(Facets.self, forKey: .facets)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    if kind != .element { try values.encode(kind, forKey: .kind) }
    try values.encodeIfPresent(name, forKey: .name)
    try values.encodeIfPresent(namespace, forKey: .namespace)
    if isRequired { try values.encode(true, forKey: .isRequired) }
    if isNillable { try values.encode(true, forKey: .isNillable) }
    if isRepeated { try values.encode(true, forKey: .isRepeated) }
    if isWordList { try values.encode(true, forKey: .isWordList) }
    try values.encodeIfPresent(item, forKey: .item)
    try values.encodeIfPresent(facets, forKey: .facets)
  }
}

extension XMLForm: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("facets", facets)
    if isNillable { writer.member("isNillable", true) }
    if isRepeated { writer.member("isRepeated", true) }
    if isRequired { writer.member("isRequired", true) }
    if isWordList { writer.member("isWordList", true) }
    writer.member("item", item)
    if kind != .element { writer.member("kind", kind) }
    writer.member("name", name)
    writer.member("namespace", namespace)
  }
}

extension XMLForm.Kind: JSONWritable {}

extension XMLForm.Item: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("name", name)
    writer.member("namespace", namespace)
  }
}
