extension ServiceFault {
  /// What the service says about it, as a type of a contract.
  ///
  /// Over SOAP it is the element in the fault's `detail` that is named like the type, in whatever
  /// namespace; over REST the body as a whole.
  ///
  /// - Returns: nil when there is no such element, or it cannot be read as the type.
  public func detail<Object: ServiceObject>(as type: Object.Type = Object.self) -> Object? {
    switch content {
    case .xml(let fragment): fragment.child(as: Object.self)
    case .json(.object(let properties)):
      JSONFieldReader.value(Object.self, from: properties)
    case .json, .text, nil: nil
    }
  }
}

extension XMLFragment {
  /// The texts in it, in document order.
  var texts: [String] {
    nodes.flatMap { node in
      switch node {
      case .text(let text): [text]
      case .element(_, let content): content.texts
      }
    }
  }

  fileprivate func child<Object: ServiceObject>(as type: Object.Type) -> Object? {
    for case .element(let name, let content) in nodes where name.local == Object.xmlName.local {
      let document = try? XMLParser.parse(Self.document(name, content))
      guard let document, let element = document.children(of: 0).first else { return nil }
      return try? XMLFieldReader.read(
        Object.self, from: document, element: element, namespace: name.namespace)
    }
    return nil
  }

  /// The element in a document of its own.
  private static func document(_ name: XMLName, _ content: XMLFragment) -> [UInt8] {
    var writer = XMLByteWriter(capacity: 1024)
    writer.raw(
      """
      <r xmlns:a="\(XMLNamespace.arrays)" xmlns:i="\(XMLNamespace.instance)" \
      xmlns:s="\(XMLNamespace.schema)">
      """)
    writer.content(of: XMLFragment(nodes: [.element(name, content)]))
    writer.plain("</r>")
    return writer.bytes
  }
}
