/// A value whose wire form is a text, in both bindings.
public protocol LexicalValue: WireValue {
  /// Whether any word is a text of the type: it is an enumeration or a set of flags.
  @_spi(Generated) static var isName: Bool { get }
  /// Reads the text; throws when it is no value of the type, gives nil when it stands for none.
  @_spi(Generated) static func parse(_ text: String, as form: LexicalForm) throws(LexicalError)
    -> Self?
  /// The text to send.
  @_spi(Generated) func text(as form: LexicalForm) -> String
}

/// Which binding a text belongs to, for values that look different in each.
@_spi(Generated) public enum LexicalForm: Sendable {
  /// XML Schema's lexical space; surrounding white space is not significant.
  case xml
  /// The content of a JSON string or of a URL parameter.
  case json
}

/// Says that a text is no value of the type that was expected.
@_spi(Generated) public struct LexicalError: Error, Sendable {
  /// Creates the error.
  public init() {}
}

extension LexicalValue {
  /// Whether any word is a text of the type.
  @_spi(Generated) public static var isName: Bool { false }

  /// Reads or writes one value.
  @_spi(Generated) public static func code(_ value: inout Self?, with coder: FieldCoder) {
    coder.lexical(&value)
  }
}
