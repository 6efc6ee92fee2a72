/// One of several elements: a generated enumeration with a case for each.
///
/// An element without a case is kept as ``other(_:)``, so a later version of the service does not
/// break callers.
public protocol ServiceChoice: WireValue {
  /// An element that the documentation does not have.
  static func other(_ element: AnyElement) -> Self
  /// The element of ``other(_:)``; nil for every other case.
  @_spi(Generated) var otherElement: AnyElement? { get }
}

extension ServiceChoice {
  /// A choice has no name on the wire.
  @_spi(Generated) public static var xmlName: XMLName { XMLName("", in: XMLNamespace.enclosing) }

  /// The value of a missing choice. Nothing is written for it.
  @_spi(Generated) public static var wireDefault: Self { other(.absent) }
}
