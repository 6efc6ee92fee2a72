/// A key of a dictionary on the wire: a string, an integer or a date.
public protocol DictionaryKey: WireValue, Hashable {
  /// The key as the name of a JSON property.
  @_spi(Generated) var propertyName: String { get }
  /// Reads the name of a JSON property.
  @_spi(Generated) init?(propertyName: String)
  /// The order in which entries are written, so that equal dictionaries have equal bytes.
  @_spi(Generated) static func isOrdered(_ left: Self, before right: Self) -> Bool
}

extension String: DictionaryKey {
  /// The key as the name of a property.
  @_spi(Generated) public var propertyName: String { self }
  /// Reads the name of a property.
  @_spi(Generated) public init?(propertyName: String) { self = propertyName }
  /// The order of writing.
  @_spi(Generated) public static func isOrdered(_ left: String, before right: String) -> Bool {
    left < right
  }
}

extension Int32: DictionaryKey {
  /// The key as the name of a property.
  @_spi(Generated) public var propertyName: String { String(self) }
  /// Reads the name of a property.
  @_spi(Generated) public init?(propertyName: String) { self.init(propertyName) }
  /// The order of writing.
  @_spi(Generated) public static func isOrdered(_ left: Int32, before right: Int32) -> Bool {
    left < right
  }
}

extension DateTime: DictionaryKey {
  /// The key as the name of a property.
  @_spi(Generated) public var propertyName: String { text }
  /// Reads the name of a property.
  @_spi(Generated) public init?(propertyName: String) { self.init(propertyName) }
  /// The order of writing.
  @_spi(Generated) public static func isOrdered(
    _ left: DateTime, before right: DateTime
  ) -> Bool {
    left.text < right.text
  }
}
