/// An object of a service: a generated struct of optional properties.
public protocol ServiceObject: FieldCodable, WireValue {
  /// Whether only values of types that extend it are sent.
  @_spi(Generated) static var isAbstract: Bool { get }
  /// The base type, if only descriptions have it.
  @_spi(Generated) static var describedBase: DescribedBase? { get }
}

extension ServiceObject {
  /// Values of most types can be sent.
  @_spi(Generated) public static var isAbstract: Bool { false }
  /// Most types do not have such a base type.
  @_spi(Generated) public static var describedBase: DescribedBase? { nil }

  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Self { empty() }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Self?, with coder: FieldCoder) {
    coder.object(&value)
  }

  /// Compares field by field. There is one implementation for all types, because a synthesized one
  /// for every generated type doubles the compile time of these types.
  public static func == (left: Self, right: Self) -> Bool {
    ComparingCoder.areEqual(left, right)
  }
}
