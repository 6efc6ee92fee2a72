/// A day of every year (`xs:gMonthDay`), for example `--02-29`.
public struct GregorianMonthDay: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(month: Int, day: Int) {
    self.init("--\(CalendarFields.text(month, 2))-\(CalendarFields.text(day, 2))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gMonthDay", pattern: "--MM-dd", absent: "--01-01")

  /// The month, from 1.
  public var month: Int { fields.month }

  /// The day of the month, from 1.
  public var day: Int { fields.day }
}
