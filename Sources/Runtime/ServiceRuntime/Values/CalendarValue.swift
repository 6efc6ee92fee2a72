/// A part of a date and time, exactly as on the wire: the offset from UTC is kept.
///
/// The types are those of XML Schema Part 2, sections 3.2.8 to 3.2.14. Two values are equal if
/// their texts are equal.
public protocol CalendarValue: LexicalValue, Hashable, CustomStringConvertible {
  /// The text on the wire.
  var text: String { get }
  /// Reads a text; nil if it is not valid for the type.
  init?(_ text: String)
  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) init(checked text: String)
  /// The format of the text.
  @_spi(Generated) static var layout: CalendarLayout { get }
}

/// The format of the texts of a type.
@_spi(Generated) public struct CalendarLayout: Sendable {
  /// The type's name in XML Schema.
  let name: String
  /// Letters for digits, as in `yyyy-MM-dd`. All other characters are literal.
  let pattern: String
  /// The value that is read if there is none on the wire.
  let absent: String
}

extension CalendarValue {
  /// Reads a text; nil if it is not valid for the type.
  public init?(_ text: String) {
    guard CalendarFields(text, Self.layout.pattern) != nil else { return nil }
    self.init(checked: text)
  }

  /// The text on the wire.
  public var description: String { text }

  /// The offset from UTC in seconds; nil if the text has none.
  public var secondsFromGMT: Int? { fields.offset }

  var fields: CalendarFields { CalendarFields(text, Self.layout.pattern) ?? CalendarFields() }

  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName(layout.name, in: XMLNamespace.arrays)
  }

  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: Self { Self(checked: layout.absent) }

  /// Reads the text.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> Self? {
    if text.isEmpty { return nil }
    guard let value = Self(text) else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { text }
}
