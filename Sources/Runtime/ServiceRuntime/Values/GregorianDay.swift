/// A day of every month (`xs:gDay`), for example `---29`.
public struct GregorianDay: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(day: Int) {
    self.init("---\(CalendarFields.text(day, 2))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gDay", pattern: "---dd", absent: "---01")

  /// The day of the month, from 1.
  public var day: Int { fields.day }
}
