import PositionedJSON

/// How a value is written in XML, if not by the rule.
///
/// By the rule of the documentation's own messages, a value is an element in the namespace of the
/// enclosing type, at most once, and left out if there is no value. In other WSDLs each value has
/// its own form.
package struct XMLForm: Equatable, Sendable {
  package enum Kind: String, ModelWord {
    case element
    case attribute
    /// The content of the enclosing element, apart from its attributes.
    case content
    /// One of several elements, in the place of the value.
    case choice
    /// Elements of a wildcard in the schema.
    case anyElements
    /// Attributes of a wildcard in the schema.
    case anyAttributes
  }

  package var kind: Kind
  /// The name on the wire, if it is not the name of the value.
  package var name: String?
  /// Empty for no namespace. Nil means the namespace of the enclosing type, and for attributes no
  /// namespace.
  package var namespace: String?
  /// Whether it is required.
  package var isRequired: Bool
  /// Whether nil and a missing element are different.
  package var isNillable: Bool
  /// Whether the items of a list are in the place of the value, without an element around them.
  package var isRepeated: Bool
  /// Whether the items of a list are words of one text, with spaces between them.
  package var isWordList: Bool
  /// The element around each item of a list that has an element of its own.
  package var item: Item?
  /// The restrictions on the value, or on the items of a list; nil for none.
  package var facets: Facets?

  package struct Item: Decodable, Equatable, Sendable {
    package var name: String
    /// Empty for no namespace; nil for the namespace of the type around the list.
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

  /// The form by the rule.
  package static let plain = XMLForm()
}

extension XMLForm: Decodable {
  private enum CodingKeys: String, CodingKey {
    case kind, name, namespace
    case isRequired, isNillable, isRepeated, isWordList, item, facets
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

extension XMLForm.Item: JSONObject {
  package func writeMembers(to writer: inout JSONWriter) {
    writer.member("name", name)
    writer.member("namespace", namespace)
  }
}
