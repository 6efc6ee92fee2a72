/// What a type that extends another one adds to it, as a value of the extended type carries it.
@_spi(Generated) public enum DerivedContent: Sendable {
  /// A value of a type that is known.
  case object(any DerivedObject)
  /// The elements that a type of this name adds, which this version of the code does not know.
  case unknown(XMLName, [XMLFragment.Node])
  /// The properties that came beside those of the base: JSON does not tell the type.
  case properties([String: JSONValue])
}

extension DerivedContent {
  /// Compares what two values of one type carry; the fields of the base itself are not looked at.
  static func areEqual<Object: PolymorphicObject>(_ left: Object, _ right: Object) -> Bool {
    switch (left.derivedContent, right.derivedContent) {
    case (nil, nil): true
    case (.object(let one), .object(let other)):
      isEqual(left.united(with: one), right.united(with: other))
    case (.unknown(let name, let nodes), .unknown(let otherName, let otherNodes)):
      name == otherName && nodes == otherNodes
    case (.properties(let one), .properties(let other)): one == other
    default: false
    }
  }

  private static func isEqual<Derived: DerivedObject>(
    _ one: Derived, _ other: any DerivedObject
  ) -> Bool {
    (other as? Derived) == one
  }
}
