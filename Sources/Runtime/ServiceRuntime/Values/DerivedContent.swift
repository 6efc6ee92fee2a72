/// The part of a derived type that a value of the base type stores.
@_spi(Generated) public enum DerivedContent: Sendable {
  /// A value of a known type.
  case object(any DerivedObject)
  /// The additional elements of a type with this name, which this version of the code does not
  /// know.
  case unknown(XMLName, [XMLFragment.Node])
  /// The properties in addition to those of the base. JSON does not contain the name of the type.
  case properties([String: JSONValue])
}

extension DerivedContent {
  /// Compares the stored parts of two values of one type, without the fields of the base itself.
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
