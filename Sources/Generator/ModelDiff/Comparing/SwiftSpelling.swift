import SwiftEmitter

/// Whether a changed name is also another name in Swift. `bookId` and `BookId` are the same name in
/// Swift.
enum SwiftSpelling {
  static func isSameMember(_ old: String, _ new: String) -> Bool {
    old == new || SwiftCase.lowerCamel(old) == SwiftCase.lowerCamel(new)
  }

  /// The usual spelling of a name.
  static func of(_ name: String, at path: ModelPath?) -> String {
    switch (path?.subject, path?.member) {
    case (.type, nil), (.service, nil): SwiftCase.upperCamel(name)
    default: SwiftCase.lowerCamel(name)
    }
  }
}

extension Effects {
  /// The same effects, but source code does not break if a condition is true.
  func sparingSource(_ isSpared: Bool) -> Effects { isSpared ? .wire(wire) : self }

  func onWire(_ effect: Effect) -> Effects {
    Effects(callers: callers, implementers: implementers, wire: min(wire, effect))
  }

  /// For what only SOAP messages contain: names of types, order, namespaces.
  func onlyOverSOAP(_ bindings: Bindings) -> Effects {
    bindings.contains(.soap) ? self : onWire(.none)
  }
}
