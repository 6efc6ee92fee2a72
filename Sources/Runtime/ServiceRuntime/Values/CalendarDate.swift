/// A day of a calendar (`xs:date`), for example `2024-02-29`.
public struct CalendarDate: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(year: Int, month: Int, day: Int) {
    let parts = [
      CalendarFields.text(year, 4), CalendarFields.text(month, 2), CalendarFields.text(day, 2),
    ]
    self.init(parts.joined(separator: "-"))
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "date", pattern: "yyyy-MM-dd", absent: "0001-01-01")

  /// The year. The year before year 1 is -1.
  public var year: Int { fields.year }

  /// The month, from 1.
  public var month: Int { fields.month }

  /// The day of the month, from 1.
  public var day: Int { fields.day }
}
