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
      return (try? AnyElement(name: name, content: content).value(Object.self)) ?? nil
    }
    return nil
  }
}
