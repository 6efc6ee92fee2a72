extension ServiceFault {
  /// The detail of the fault, read as a type.
  ///
  /// Over SOAP it is the element in the fault's `detail` with the name of the type, in any
  /// namespace. Over REST it is the whole body.
  ///
  /// - Returns: nil if there is no such element, or if it cannot be read as the type.
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
      return (try? AnyElement(name: name, content: content).value(Object.self)) ?? nil
    }
    return nil
  }
}
