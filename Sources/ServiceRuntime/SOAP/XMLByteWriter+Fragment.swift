extension XMLByteWriter {
  /// Writes the attributes and the content of an element just started.
  mutating func content(of fragment: XMLFragment) {
    for (index, attribute) in fragment.attributes.enumerated() {
      self.attribute(attribute, number: index)
    }
    for node in fragment.nodes {
      switch node {
      case .text(let text): self.text(text)
      case .element(let name, let content):
        var local = name.local
        local.withUTF8 { bytes in
          let element = start(bytes, in: name.namespace)
          self.content(of: content)
          end(bytes, element)
        }
      }
    }
  }

  private mutating func attribute(_ attribute: XMLFragment.Attribute, number: Int) {
    let name = attribute.name
    if name == XMLName("type", in: XMLNamespace.instance),
      let type = XMLName(clark: attribute.value)
    {
      return typeAttribute(type)
    }
    raw(" ")
    if name.namespace == XMLNamespace.instance {
      raw("i:")
    } else if !name.namespace.isEmpty {
      raw("xmlns:n\(number)=\"")
      attributeText(name.namespace)
      raw("\" n\(number):")
    }
    raw(name.local)
    raw("=\"")
    attributeText(attribute.value)
    raw("\"")
  }
}

extension XMLName {
  /// Reads `{namespace}local`.
  init?(clark text: String) {
    guard text.hasPrefix("{"), let end = text.lastIndex(of: "}") else { return nil }
    self.init(
      String(text[text.index(after: end)...]),
      in: String(text[text.index(after: text.startIndex)..<end]))
  }
}
