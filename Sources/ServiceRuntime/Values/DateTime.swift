public import Foundation

/// A date and time exactly as it travels: offset and every digit of the fraction are kept.
///
/// Two values are equal when their texts are; compare `date` to compare instants. A text without
/// an offset is read as UTC by `date`, and goes out as it came in.
public struct DateTime: Hashable, Sendable, CustomStringConvertible {
  /// The text on the wire, for example `2023-02-15T12:30:00.1234567+01:00`.
  public let text: String

  /// Reads a text of the form `yyyy-MM-ddTHH:mm:ss`, with or without fraction and offset.
  public init?(_ text: String) {
    guard DateTimeComponents(text) != nil else { return nil }
    self.text = text
  }

  /// Makes a UTC time to the microsecond, with as many digits of the fraction as needed; a `Date`
  /// cannot tell more apart.
  public init(_ date: Date) {
    text = DateTimeComponents.text(of: date)
  }

  private init(checked text: String) { self.text = text }

  /// The instant.
  public var date: Date {
    DateTimeComponents(text)?.date ?? .distantPast
  }

  /// The offset from UTC in seconds; nil where the text has none.
  public var secondsFromGMT: Int? { DateTimeComponents(text)?.offset }

  /// The text on the wire.
  public var description: String { text }

  /// What an absent date reads as: the first instant of year 1, without an offset.
  public static let none = DateTime(checked: "0001-01-01T00:00:00")
}

extension DateTime: LexicalValue {
  /// The type's name on the wire.
  @_spi(Generated) public static var xmlName: XMLName {
    XMLName("dateTime", in: XMLNamespace.arrays)
  }
  /// The value that is read if there is none on the wire.
  @_spi(Generated) public static var wireDefault: DateTime { .none }

  /// An empty date is what the documentation shows for none.
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
