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
        var local = name.local
        local.withUTF8 { bytes in
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
