/// A type whose named fields a coder can visit in wire order.
///
/// Generated types conform. One method is used to read, write, compare and fill values over both
/// bindings.
public protocol FieldCodable: Sendable {
  /// An empty value, to read into.
  @_spi(Generated) static func empty() -> Self
  /// Passes every field to the coder, which reads or writes it.
  @_spi(Generated) mutating func code(with coder: FieldCoder)
}

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

/// Stores an optional value indirectly, so that a type may have a field of its own type.
///
///     @Indirect public var inner: ExceptionReport?
///
/// The property is used like any other. Nil needs no additional memory.
@propertyWrapper
public struct Indirect<Wrapped: Sendable>: Sendable {
  /// Zero or one element: an array is a box with copy-on-write.
  private var content: [Wrapped]

  /// Stores a value.
  public init(wrappedValue: Wrapped?) {
    content = wrappedValue.map { [$0] } ?? []
  }

  /// The value.
  public var wrappedValue: Wrapped? {
    get { content.first }
    set {
      if let newValue { content = [newValue] } else { content.removeAll() }
    }
  }
}
