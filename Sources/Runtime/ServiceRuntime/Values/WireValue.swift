/// A value that can be sent over SOAP and REST.
///
/// Strings, numbers, `Bool`, ``DateTime``, ``TimeSpan``, `Data`, the generated objects and
/// enumerations, and arrays and optionals of these conform. Do not conform your own types to it.
public protocol WireValue: Equatable, Sendable {
  /// The name of the type. In an array, it is the name of the item elements.
  @_spi(Generated) static var xmlName: XMLName { get }
  /// The value for a missing element, if the property is not optional.
  @_spi(Generated) static var wireDefault: Self { get }
  /// Reads or writes one value with the coder.
  @_spi(Generated) static func code(_ value: inout Self?, with coder: FieldCoder)
  /// Whether an array item of this value is written as `xsi:nil` or `null`.
  @_spi(Generated) var isNilValue: Bool { get }
}

extension WireValue {
  /// Whether the value is written as nil.
  @_spi(Generated) public var isNilValue: Bool { false }
}

/// A value that is text on the wire, over both bindings.
public protocol LexicalValue: WireValue {
  /// Whether any word is a valid text of the type: an enumeration or a set of flags.
  @_spi(Generated) static var isName: Bool { get }
  /// Reads the text. Throws if it is not a value of the type; returns nil if it means no value.
  @_spi(Generated) static func parse(_ text: String, as form: LexicalForm) throws(LexicalError)
    -> Self?
  /// The text to send.
  @_spi(Generated) func text(as form: LexicalForm) -> String
}

/// The binding of a text, for values that look different in each.
@_spi(Generated) public enum LexicalForm: Sendable {
  /// The lexical space of XML Schema. Surrounding white space is not significant.
  case xml
  /// The content of a JSON string or of a URL parameter.
  case json
}

/// The text is not a value of the expected type.
@_spi(Generated) public struct LexicalError: Error, Sendable {
  /// Creates the error.
  public init() {}
}

extension LexicalValue {
  /// Whether any word is a valid text of the type.
  @_spi(Generated) public static var isName: Bool { false }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Self?, with coder: FieldCoder) {
    coder.lexical(&value)
  }
}
