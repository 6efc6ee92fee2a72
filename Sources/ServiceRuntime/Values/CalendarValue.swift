/// A part of a date and time exactly as it travels: the offset from UTC is kept.
///
/// The types are those of XML Schema Part 2, sections 3.2.8 to 3.2.14. Two values are equal when their
/// texts are.
public protocol CalendarValue: LexicalValue, Hashable, CustomStringConvertible {
  /// The text on the wire.
  var text: String { get }
  /// Reads a text; nil when it is not one of the type.
  init?(_ text: String)
  /// Creates a value of a text that is one of the type.
  @_spi(Generated) init(checked text: String)
  /// How a text of the type is built.
  @_spi(Generated) static var layout: CalendarLayout { get }
}

/// How the texts of a type are built.
@_spi(Generated) public struct CalendarLayout: Sendable {
  /// The type's name in XML Schema.
  let name: String
  /// Letters for digits, as in `yyyy-MM-dd`; everything else stands for itself.
  let pattern: String
  /// What an absent value reads as.
  let absent: String
}

extension CalendarValue {
  /// Reads a text; nil when it is not one of the type.
  public init?(_ text: String) {
    guard CalendarFields(text, Self.layout.pattern) != nil else { return nil }
    self.init(checked: text)
  }

  /// The text on the wire.
  public var description: String { text }

  /// The offset from UTC in seconds; nil where the text has none.
  public var secondsFromGMT: Int? { fields.offset }

  var fields: CalendarFields { CalendarFields(text, Self.layout.pattern) ?? CalendarFields() }

  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName(layout.name, in: XMLNamespace.arrays)
  }

  /// What an absent value reads as.
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
