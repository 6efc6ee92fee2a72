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

/// An element with its name and its content, which the documentation does not describe further.
public struct AnyElement: Hashable, Sendable {
  /// The name of the element.
  public var name: XMLName
  /// Its content.
  public var content: XMLFragment

  /// Creates an element.
  public init(name: XMLName, content: XMLFragment = XMLFragment()) {
    self.name = name
    self.content = content
  }

  /// A placeholder for a missing element. Nothing is written for it.
  static let absent = AnyElement(name: XMLName("", in: ""))
}

extension XMLDocument {
  /// The content of an element whose type is not known.
  func opaqueValue(of node: Int32) -> OpaqueValue {
    let fragment = fragment(of: node)
    let isPlain = fragment.attributes.allSatisfy {
      $0.name.namespace == XMLNamespace.instance
    }
    if isPlain, nodes[Int(node)].firstChild < 0 { return .text(string(of: node)) }
    return .xml(fragment)
  }

  /// A value of a type that the message names and the runtime does not have.
  func anyValue(of node: Int32, type: XMLName?) -> AnyValue {
    var value = opaqueValue(of: node)
    if case .xml(var fragment) = value {
      fragment.attributes.removeAll { $0.name == XMLName("type", in: XMLNamespace.instance) }
      value = .xml(fragment)
    }
    if type == nil, case .text(let text) = value { return .string(text) }
    return .other(type: type, value)
  }

  /// Everything in an element.
  func fragment(of node: Int32) -> XMLFragment {
    let element = nodes[Int(node)]
    var fragment = XMLFragment(attributes: attributes(of: node))
    let text = string(of: node)
    var child = element.firstChild
    // White space between elements is layout; between text and elements it is content.
    if !text.isEmpty, child < 0 || !text.allSatisfy(\.isXMLSpace) {
      fragment.nodes.append(.text(text))
    }
    while child >= 0 {
      let isText = nodes[Int(child)].isText
      fragment.nodes.append(
        isText ? .text(string(of: child)) : .element(name(child), self.fragment(of: child)))
      child = nodes[Int(child)].next
    }
    return fragment
  }

  /// The attributes of an element, without the declarations of namespaces.
  func attributes(of node: Int32) -> [XMLFragment.Attribute] {
    let element = nodes[Int(node)]
    let range = element.attributeStart..<(element.attributeStart + element.attributeCount)
    return range.map { attribute(attributes[Int($0)]) }
  }

  /// The child elements of an element that are not fields of its type.
  func elements(
    of node: Int32, besides fields: Set<String>, in namespace: Int32
  ) -> [XMLFragment.Node] {
    children(of: node).compactMap { child in
      let name = name(child)
      if nodes[Int(child)].namespace == namespace, fields.contains(name.local) { return nil }
      return .element(name, fragment(of: child))
    }
  }

  private func attribute(_ attribute: XMLAttribute) -> XMLFragment.Attribute {
    let name = XMLName(name(of: attribute), in: namespace(attribute.namespace))
    let isType = name == XMLName("type", in: XMLNamespace.instance)
    return XMLFragment.Attribute(
      name: name, value: isType ? type(in: attribute).description : value(of: attribute))
  }
}

extension XMLByteWriter {
  /// Writes the attributes and the content of the element just started.
  mutating func content(of fragment: XMLFragment) {
    let typeName = XMLName("type", in: XMLNamespace.instance)
    for attribute in fragment.attributes {
      if attribute.name == typeName {
        typeAttribute(XMLName(clark: attribute.value))
      } else {
        self.attribute(attribute.name, attribute.value)
      }
    }
    for node in fragment.nodes {
      switch node {
      case .text(let text): self.text(text)
      case .element(let name, let content):
        name.local.withBytes { bytes in
          let element = start(bytes, in: name.namespace)
          self.content(of: content)
          end(bytes, element)
        }
      }
    }
  }
}

extension XMLName {
  /// Reads `{namespace}local`, or a name in no namespace.
  init(clark text: String) {
    guard text.hasPrefix("{"), let end = text.lastIndex(of: "}") else {
      self.init(text, in: "")
      return
    }
    self.init(
      String(text[text.index(after: end)...]),
      in: String(text[text.index(after: text.startIndex)..<end]))
  }
}
