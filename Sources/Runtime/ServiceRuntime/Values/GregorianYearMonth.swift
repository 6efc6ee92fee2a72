/// A month of a year (`xs:gYearMonth`), for example `2024-02`.
public struct GregorianYearMonth: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(year: Int, month: Int) {
    self.init("\(CalendarFields.text(year, 4))-\(CalendarFields.text(month, 2))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gYearMonth", pattern: "yyyy-MM", absent: "0001-01")

  /// The year. The year before year 1 is -1.
  public var year: Int { fields.year }

  /// The month, from 1.
  public var month: Int { fields.month }
}
