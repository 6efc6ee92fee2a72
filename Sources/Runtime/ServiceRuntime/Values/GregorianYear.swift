/// A year (`xs:gYear`), for example `2024`.
public struct GregorianYear: CalendarValue {
  /// The text on the wire.
  public let text: String

  /// Creates a value from a text that is valid for the type.
  @_spi(Generated) public init(checked text: String) { self.text = text }

  /// Creates a value without an offset from UTC; nil if the calendar has no such value.
  public init?(year: Int) {
    self.init("\(CalendarFields.text(year, 4))")
  }

  /// The format of the text.
  @_spi(Generated) public static let layout = CalendarLayout(
    name: "gYear", pattern: "yyyy", absent: "0001")

  /// The year. The year before year 1 is -1.
  public var year: Int { fields.year }
}
