public import Foundation

/// A date and time, exactly as on the wire: the offset and every digit of the fraction are kept.
///
/// Two values are equal if their texts are equal. To compare instants, compare `date`. If the text
/// has no offset, `date` assumes UTC, and the text is sent unchanged.
public struct DateTime: Hashable, Sendable, CustomStringConvertible {
  /// The text on the wire, for example `2023-02-15T12:30:00.1234567+01:00`.
  public let text: String

  /// Reads a text of the form `yyyy-MM-ddTHH:mm:ss`, with or without fraction and offset.
  public init?(_ text: String) {
    guard DateTimeComponents(text) != nil else { return nil }
    self.text = text
  }

  /// Creates a UTC time with microseconds, with as many digits of the fraction as needed. A `Date`
  /// is not more precise.
  public init(_ date: Date) {
    text = DateTimeComponents.text(of: date)
  }

  private init(checked text: String) { self.text = text }

  /// The instant.
  public var date: Date {
    DateTimeComponents(text)?.date ?? .distantPast
  }

  /// The offset from UTC in seconds; nil if the text has none.
  public var secondsFromGMT: Int? { DateTimeComponents(text)?.offset }

  /// The text on the wire.
  public var description: String { text }

  /// The value of a missing date: the first instant of year 1, without an offset.
  public static let none = DateTime(checked: "0001-01-01T00:00:00")
}

extension DateTime: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("dateTime", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: DateTime { .none }

  /// The documentation shows an empty date for no date.
  @_spi(Generated) public static func parse(
    _ text: String, as form: LexicalForm
  ) throws(LexicalError) -> DateTime? {
    if text.isEmpty { return nil }
    guard let value = DateTime(text) else { throw LexicalError() }
    return value
  }

  /// The text to send.
  @_spi(Generated) public func text(as form: LexicalForm) -> String { text }
}
