/// The content of an XML element: attributes, text and child elements, with their namespaces.
public struct XMLFragment: Hashable, Sendable {
  /// A child of the element, in document order.
  public enum Node: Hashable, Sendable {
    /// Character data.
    case text(String)
    /// A child element.
    indirect case element(XMLName, XMLFragment)
  }

  /// An attribute. Namespace declarations are not attributes.
  public struct Attribute: Hashable, Sendable {
    /// The attribute's name.
    public var name: XMLName
    /// Its value. The value of `xsi:type` is in Clark notation, so that it has the same meaning
    /// everywhere.
    public var value: String

    /// Creates an attribute.
    public init(name: XMLName, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The attributes, in document order.
  public var attributes: [Attribute]
  /// The children, in document order.
  public var nodes: [Node]

  /// Creates a fragment.
  public init(attributes: [Attribute] = [], nodes: [Node] = []) {
    self.attributes = attributes
    self.nodes = nodes
  }
}
